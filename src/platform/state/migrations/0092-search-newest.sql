-- A second way to say the kind: the planner puts two indexes side by side only when they are not about the same condition, and the indexes
-- of keys are about the kind already. Without it a span of the newest incidents was found by walking over the numbers of all kinds.
create index if not exists search_document_newest on search_document (ascii(kind), id);
analyze search_document;
