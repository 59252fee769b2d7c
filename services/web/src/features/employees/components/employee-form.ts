import { orNull } from "@/lib/forms";
import type { EmployeeFields } from "../api/employees";

export type EmployeeValues = {
  initials: string;
  firstName: string;
  infix: string;
  lastName: string;
  birthDate: string | null;
  bsn: string;
  email: string;
  phone: string;
  personnelNumber: string;
  language: "nl" | "en";
  employment: {
    departmentId: string | null;
    start: string | null;
    end: string | null;
    hoursPerWeek: number | string;
    fullTimeHours: number | string;
    function: string;
    workingDays: string[];
  };
};

export const emptyEmployee = (departmentId: string | null): EmployeeValues => ({
  initials: "",
  firstName: "",
  infix: "",
  lastName: "",
  birthDate: null,
  bsn: "",
  email: "",
  phone: "",
  personnelNumber: "",
  language: "nl",
  employment: {
    departmentId,
    start: null,
    end: null,
    hoursPerWeek: 36,
    fullTimeHours: 36,
    function: "",
    workingDays: ["1", "2", "3", "4", "5"],
  },
});

/** What the browser can see itself before asking the server: that something needed is absent. */
export function absentFields(values: EmployeeValues): string[] {
  const { employment } = values;
  const needed: [string, unknown][] = [
    ["initials", values.initials.trim()],
    ["lastName", values.lastName.trim()],
    ["birthDate", values.birthDate],
    ["employment.departmentId", employment.departmentId],
    ["employment.start", employment.start],
    ["employment.hoursPerWeek", typeof employment.hoursPerWeek === "number"],
    ["employment.fullTimeHours", typeof employment.fullTimeHours === "number"],
  ];
  return needed.filter(([, value]) => !value).map(([field]) => field);
}

export const fieldsOf = (values: EmployeeValues): EmployeeFields => ({
  initials: values.initials.trim(),
  firstName: orNull(values.firstName),
  infix: orNull(values.infix),
  lastName: values.lastName.trim(),
  birthDate: values.birthDate ?? "",
  bsn: orNull(values.bsn.replace(/\D/g, "")),
  email: orNull(values.email),
  phone: orNull(values.phone),
  personnelNumber: orNull(values.personnelNumber),
  language: values.language,
  employment: {
    departmentId: values.employment.departmentId ?? "",
    start: values.employment.start ?? "",
    end: values.employment.end,
    hoursPerWeek: Number(values.employment.hoursPerWeek),
    fullTimeHours: Number(values.employment.fullTimeHours),
    function: orNull(values.employment.function),
    workingDays: values.employment.workingDays.map(Number).sort((one, other) => one - other),
  },
});
