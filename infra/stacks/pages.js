// Addresses without a file are pages: those under /portal of the portal's file, the others (/dossiers/…) of the application's.
// Files and the API keep their paths.
function handler(event) {
  var request = event.request;
  var uri = request.uri;
  if (!uri.startsWith("/api/") && uri !== "/api" && !uri.split("/").pop().includes(".")) {
    request.uri = uri === "/portal" || uri.startsWith("/portal/") ? "/portal/index.html" : "/index.html";
  }
  return request;
}
