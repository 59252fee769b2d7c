// The application's own addresses (/dossiers/…) are pages of one file; files and the API keep their paths.
function handler(event) {
  var request = event.request;
  if (!request.uri.startsWith("/api/") && request.uri !== "/api" && !request.uri.split("/").pop().includes(".")) {
    request.uri = "/index.html";
  }
  return request;
}
