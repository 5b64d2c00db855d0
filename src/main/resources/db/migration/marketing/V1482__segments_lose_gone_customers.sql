-- Who goes with the import that made them is in no segment any more, frozen ones included; who becomes one with another was moved before.
create function segments_lose_customers() returns trigger language plpgsql as $$
begin
    delete from segment_member where customer_id in (select id from gone);
    delete from segment_change where customer_id in (select id from gone);
    insert into segment_due (customer_id) select id from gone;
    return null;
end
$$;

-- What people typed into a condition, without what a pattern finds. Words that only one of a few things can be are nobody's.
create function segment_without(condition jsonb, free text, pattern text, mark text) returns jsonb language plpgsql immutable as $$
begin
    if condition ->> 'fact' is null and jsonb_typeof(condition -> 'parts') = 'array' then
        return jsonb_set(condition, '{parts}', coalesce(
            (select jsonb_agg(segment_without(part, free, pattern, mark) order by place)
                from jsonb_array_elements(condition -> 'parts') with ordinality as parts (part, place)),
            '[]'));
    end if;
    if coalesce(condition ->> 'fact', '') !~ free then
        return condition;
    end if;
    if condition ->> 'value' ~* pattern then
        condition := jsonb_set(condition, '{value}', to_jsonb(mark));
    end if;
    if jsonb_typeof(condition -> 'of') = 'array' then
        condition := jsonb_set(condition, '{of}', coalesce(
            (select jsonb_agg(case when word ~* pattern then mark else word end order by place)
                from jsonb_array_elements_text(condition -> 'of') with ordinality as words (word, place)),
            '[]'));
    end if;
    return condition;
end
$$;
