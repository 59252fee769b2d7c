import { Alert, Button, Group, Table, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { GitCompare } from "lucide-react";
import { useTranslation } from "react-i18next";
import { QueryState } from "@/components/QueryState";
import type { DocumentAnswer } from "@/lib/documents";
import { type Answers, documentQuery, type FormDefinition } from "../api/forms";
import { fieldsOf, inWords, valuesOf } from "./answers";

type Props = {
  documentId: string;
  definition: FormDefinition;
  mine: Answers;
  onMine: (fresh: DocumentAnswer) => void;
  onTheirs: (fresh: DocumentAnswer) => void;
};

/** Somebody saved this document meanwhile: both beside each other, and the choice. */
export function DraftConflict({ documentId, definition, mine, onMine, onTheirs }: Props) {
  const { t } = useTranslation();
  // A key of its own: the form was filled from the other read, and must not change under the hands.
  const query = useQuery({ ...documentQuery(documentId), queryKey: ["document", documentId, "conflict"], staleTime: 0 });
  return (
    <Alert role="alert" color="yellow" variant="light" icon={<GitCompare size={18} aria-hidden />} title={t("form.conflict")}>
      <Text fz="sm" mb="xs">{t("form.conflictHint")}</Text>
      <QueryState query={query} rows={2}>
        {(fresh) => {
          const fields = fieldsOf(definition);
          const theirs = valuesOf(fields, fresh.answers);
          const differing = fields.filter((each) => inWords(each, mine[each.key]) !== inWords(each, theirs[each.key]));
          return (
            <>
              <Table mb="sm">
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>{t("form.conflictField")}</Table.Th>
                    <Table.Th>{t("form.conflictMine")}</Table.Th>
                    <Table.Th>{t("form.conflictTheirs")}</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {differing.map((each) => (
                    <Table.Tr key={each.key}>
                      <Table.Th scope="row">{each.label}</Table.Th>
                      <Table.Td>{inWords(each, mine[each.key])}</Table.Td>
                      <Table.Td>{inWords(each, theirs[each.key])}</Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
              <Group gap="xs">
                <Button onClick={() => onMine(fresh)}>{t("form.keepMine")}</Button>
                <Button variant="default" onClick={() => onTheirs(fresh)}>{t("form.takeTheirs")}</Button>
              </Group>
            </>
          );
        }}
      </QueryState>
    </Alert>
  );
}
