import "@mantine/dates/styles.css";
import "dayjs/locale/nl";
import "dayjs/locale/en-gb";
import { DatePicker } from "@mantine/dates";
import { useTranslation } from "react-i18next";

/** The month view behind a date field; fetched when it is first opened. */
export default function Calendar({ value, onPick }: { value: string | null; onPick: (day: string) => void }) {
  const { t, i18n } = useTranslation();
  return (
    <DatePicker
      value={value}
      defaultDate={value ?? undefined}
      locale={i18n.language === "en" ? "en-gb" : "nl"}
      firstDayOfWeek={1}
      weekendDays={[0, 6]}
      ariaLabels={{ previousMonth: t("dates.previousMonth"), nextMonth: t("dates.nextMonth"), monthLevelControl: t("dates.chooseMonth") }}
      onChange={(day) => {
        if (day) onPick(day);
      }}
    />
  );
}
