import { Button } from "@mantine/core";
import { Download, FileText } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { notifyRefused } from "@/components/notify";
import { download, openFile } from "@/lib/open-file";
import { asProblem } from "@/lib/problem";
import { sentenceOf } from "@/lib/sentence";
import { versionFile } from "../api/files";

type Props = { documentId: string; number: number; title: string };

/** The PDF of a version: shown in a tab of its own, or put among the downloads. */
export function FileButtons({ documentId, number, title }: Props) {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const about = `${title}, ${t("documents.versionNumber", { number })}`;
  const read = () => versionFile(documentId, number);
  const name = `${title} v${number}.pdf`;
  const act = async (work: () => Promise<void>) => {
    setBusy(true);
    try {
      await work();
    } catch (error) {
      notifyRefused(sentenceOf(asProblem(error)));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button
        size="compact-sm"
        variant="light"
        leftSection={<FileText size={14} aria-hidden />}
        aria-label={`${t("documents.open")}: ${about}`}
        loading={busy}
        onClick={() => void act(() => openFile(read, name))}
      >
        {t("documents.open")}
      </Button>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<Download size={14} aria-hidden />}
        aria-label={`${t("documents.download")}: ${about}`}
        disabled={busy}
        onClick={() => void act(async () => download(await read(), name))}
      >
        {t("documents.download")}
      </Button>
    </>
  );
}
