-- The versions that decide, or decided once.
create view rulebook_decided as
select rulebook, version, text, fingerprint
from rulebook_version
where state in ('PUBLISHED', 'RETIRED');
