-- Words as they are searched for: case, width and accents do not count, so that muller finds Müller. Needs no extension.
create function folded(words text) returns text
    language sql immutable parallel safe
    return normalize(
        replace(replace(replace(
            translate(
                regexp_replace(lower(normalize(words, nfkd)), '[\u0300-\u036f]', '', 'g'),
                'øłđħı', 'oldhi'),
            'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'),
        nfc);
