import { Alert, Button, createTheme, Drawer, InputWrapper, Menu, Modal, Notification, Paper, Select, Table, TextInput } from "@mantine/core";

/** Calm petrol as the one accent; red, blue and green are kept for the state of things. */
export const theme = createTheme({
  primaryColor: "petrol",
  primaryShade: { light: 8, dark: 8 },
  autoContrast: true,
  colors: {
    petrol: ["#eaf5f5", "#d5e8e9", "#abd1d4", "#7fbabf", "#5aa7ac", "#3f959b", "#2a8289", "#196f76", "#0d5c63", "#06484e"],
    dark: ["#d3dade", "#b3bfc5", "#92a0a7", "#647279", "#3d494f", "#313b40", "#232c30", "#1b2225", "#13181a", "#0d1112"],
  },
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  headings: {
    fontFamily: "'Inter Variable', system-ui, sans-serif",
    fontWeight: "640",
    sizes: { h1: { fontSize: "1.5rem", lineHeight: "1.3" }, h2: { fontSize: "1.0625rem", lineHeight: "1.4" }, h3: { fontSize: "0.9375rem", lineHeight: "1.4" } },
  },
  defaultRadius: "md",
  cursorType: "pointer",
  respectReducedMotion: true,
  components: {
    Button: Button.extend({ defaultProps: { size: "sm" } }),
    TextInput: TextInput.extend({ defaultProps: { size: "sm" } }),
    Select: Select.extend({ defaultProps: { size: "sm" } }),
    Table: Table.extend({ defaultProps: { fz: "sm", verticalSpacing: 8 } }),
    Paper: Paper.extend({ defaultProps: { withBorder: true, radius: "md", p: "md" } }),
    // A dialog's own header is no second banner of the page.
    Modal: Modal.extend({ defaultProps: { centered: true, attributes: { header: { role: "none" } } } }),
    Drawer: Drawer.extend({ defaultProps: { attributes: { header: { role: "none" } } } }),
    Menu: Menu.extend({ defaultProps: { withinPortal: false, withInitialFocusPlaceholder: false } }),
    Alert: Alert.extend({ defaultProps: { role: "note" }, styles: { label: { color: "var(--mantine-color-text)" } } }),
    Notification: Notification.extend({ styles: { description: { color: "var(--mantine-color-text)" } } }),
    // Hints under the input: fields beside each other stay in line.
    InputWrapper: InputWrapper.extend({ defaultProps: { inputWrapperOrder: ["label", "input", "description", "error"] } }),
  },
});
