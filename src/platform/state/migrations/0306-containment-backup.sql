-- Which backup was taken before something was cut off wider than the host that was hit, or why none is needed.
alter table containment add column backup text not null default '';
