import { orNull } from "@/lib/forms";
import type { Employer } from "@/lib/organisation";
import type { EmployerFields } from "../api/employers";

const ADDRESS = { street: "", houseNumber: "", houseNumberSuffix: "", postcode: "", city: "" };
export type AddressValues = typeof ADDRESS;

/** What "Onbekend?" fills in: the agreed placeholders of the field, to be cleaned up later. */
export const PLACEHOLDERS = {
  payrollTaxNumber: "000000000L01",
  uwvConnectionNumber: "12345678912345",
  sector: "99",
  offering: "_",
} as const;

export type EmployerValues = {
  name: string;
  phone: string;
  visitingAddress: AddressValues;
  postalDiffers: boolean;
  postalAddress: AddressValues;
  payrollTaxNumber: string;
  uwvBranch: string | null;
  uwvConnectionNumber: string;
  sector: string | null;
  offering: string;
  debtorNumber: string;
  employerCode: string;
  classifications: Employer["classifications"];
  caseManagerId: string | null;
};

const addressValues = (address: Employer["visitingAddress"]): AddressValues =>
  address
    ? { ...address, houseNumber: String(address.houseNumber), houseNumberSuffix: address.houseNumberSuffix ?? "" }
    : ADDRESS;

export const valuesOf = (employer: Employer): EmployerValues => ({
  name: employer.name,
  phone: employer.phone ?? "",
  visitingAddress: addressValues(employer.visitingAddress),
  postalDiffers: employer.postalAddress !== null,
  postalAddress: addressValues(employer.postalAddress),
  payrollTaxNumber: employer.payrollTaxNumber ?? "",
  uwvBranch: employer.uwvBranch,
  uwvConnectionNumber: employer.uwvConnectionNumber ?? "",
  sector: employer.sector,
  offering: employer.offering ?? "",
  debtorNumber: employer.debtorNumber ?? "",
  employerCode: employer.employerCode ?? "",
  classifications: employer.classifications,
  caseManagerId: employer.caseManagerId,
});

/** An address of which nothing was typed is no address. */
function addressOf(values: AddressValues): EmployerFields["visitingAddress"] {
  if (Object.values(values).every((text) => text.trim() === "")) return null;
  return { ...values, houseNumber: Number(values.houseNumber), houseNumberSuffix: orNull(values.houseNumberSuffix) };
}

export const fieldsOf = (values: EmployerValues): EmployerFields => ({
  name: values.name.trim(),
  phone: orNull(values.phone),
  visitingAddress: addressOf(values.visitingAddress),
  postalAddress: values.postalDiffers ? addressOf(values.postalAddress) : null,
  payrollTaxNumber: orNull(values.payrollTaxNumber),
  uwvBranch: values.uwvBranch,
  uwvConnectionNumber: orNull(values.uwvConnectionNumber),
  sector: values.sector,
  offering: orNull(values.offering),
  debtorNumber: orNull(values.debtorNumber),
  employerCode: orNull(values.employerCode),
  classifications: values.classifications,
  caseManagerId: values.caseManagerId,
});

/** Postcode and house number: what the manual proposes as debtor number where there is no other. */
export const proposedDebtorNumber = ({ visitingAddress: { postcode, houseNumber } }: EmployerValues): string | null =>
  postcode.trim() && houseNumber.trim() ? `${postcode.replaceAll(" ", "").toUpperCase()}${houseNumber.trim()}` : null;
