// How much of anything from outside is read. What lies beyond a bound is named in a problem, never dropped in silence.
export const MAX_MESSAGE_BYTES = 50 * 1024 * 1024
export const MAX_PARTS = 500
export const MAX_PART_DEPTH = 20
/** Messages inside messages: a forward of a forward of a forward. */
export const MAX_MESSAGE_DEPTH = 5
export const MAX_HEADERS = 1000
export const MAX_HEADER_BYTES = 512 * 1024
export const MAX_HEADER_VALUE = 32 * 1024
export const MAX_ADDRESSES = 200
export const MAX_REPORTS = 1000
/** Text that is looked through for observables and log lines, per report. */
export const MAX_TEXT_CHARS = 2 * 1024 * 1024
export const MAX_HTML_CHARS = 2 * 1024 * 1024
export const MAX_LINE_CHARS = 4096
export const MAX_LOG_LINES = 10_000
export const MAX_SUBJECT_CHARS = 998
export const MAX_REQUEST_CHARS = 1000
export const MAX_ZIP_ENTRIES = 200
export const MAX_ZIP_ENTRY_BYTES = 8 * 1024 * 1024
export const MAX_ZIP_TOTAL_BYTES = 24 * 1024 * 1024
export const MAX_ZIP_DEPTH = 2
export const MAX_XML_DEPTH = 64
export const MAX_XML_NODES = 200_000
export const MAX_XML_CHARS = 10 * 1024 * 1024
export const MAX_JSON_CHARS = 20 * 1024 * 1024
export const MAX_JSON_DEPTH = 64
export const MAX_YAML_CHARS = 256 * 1024
export const MAX_PROBLEMS = 100
