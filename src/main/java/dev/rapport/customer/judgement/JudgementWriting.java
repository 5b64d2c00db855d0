package dev.rapport.customer.judgement;

import dev.rapport.customer.Lifecycle;
import dev.rapport.customer.Tags;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Instants;
import dev.rapport.platform.UserId;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes what was judged of many customers, one statement for each kind of change. */
@Component
class JudgementWriting {

    private final JdbcClient jdbc;

    JudgementWriting(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record NewStage(CustomerId customer, Lifecycle stage) {}

    record NewTier(CustomerId customer, String tier) {}

    record NewTag(
            CustomerId customer, String word, @Nullable Instant until) {}

    record OldTag(CustomerId customer, String word) {}

    /** As JSON, but for the days. */
    record Kept(
            CustomerId customer,
            int version,
            LocalDate lookAt,
            @Nullable String stage,
            @Nullable String tier,
            String tags,
            String reasons,
            String facts) {}

    /** Until the transaction ends, what is written makes nobody due. */
    void begin() {
        jdbc.sql("select set_config('rapport.judging', 'on', true)")
                .query(String.class)
                .single();
    }

    /** From here on it does again. */
    void end() {
        jdbc.sql("select set_config('rapport.judging', '', true)")
                .query(String.class)
                .single();
    }

    void stages(List<NewStage> stages) {
        if (stages.isEmpty()) return;
        jdbc.sql("""
                        update customer
                        set lifecycle = told.stage, version = version + 1
                        from unnest(cast(:ids as uuid[]), cast(:stages as text[])) as told (id, stage)
                        where customer.id = told.id
                        """)
                .param("ids", ids(stages, NewStage::customer))
                .param("stages", texts(stages, one -> one.stage().name()))
                .update();
    }

    /** @param by absent where the rulebook decided */
    void tiers(List<NewTier> tiers, @Nullable UserId by, Instant now) {
        if (tiers.isEmpty()) return;
        jdbc.sql("""
                        update customer
                        set tier = told.tier, terms_by = :by, terms_at = :now, version = version + 1
                        from unnest(cast(:ids as uuid[]), cast(:tiers as text[])) as told (id, tier)
                        where customer.id = told.id
                        """)
                .param("by", by == null ? null : by.value(), Types.OTHER)
                .param("now", Instants.utc(now))
                .param("ids", ids(tiers, NewTier::customer))
                .param("tiers", texts(tiers, NewTier::tier))
                .update();
    }

    /** In the spelling that others have; one that is there already is set anew. */
    void putOn(List<NewTag> tags, Instant now) {
        if (tags.isEmpty()) return;
        jdbc.sql("""
                        insert into customer_tag (customer_id, word, source, added_at, expires_at)
                        select id,
                            coalesce(
                                (select same.word from customer_tag same where lower(same.word) = lower(told.word) limit 1),
                                told.word),
                            :rule, cast(:now as timestamptz), until
                        from unnest(cast(:ids as uuid[]), cast(:words as text[]), cast(:untils as timestamptz[]))
                            as told (id, word, until)
                        on conflict (customer_id, word) do update
                        set added_at = excluded.added_at, expires_at = excluded.expires_at
                        where customer_tag.source = excluded.source
                        """)
                .param("rule", Tags.BY_RULE)
                .param("now", Instants.utc(now))
                .param("ids", ids(tags, NewTag::customer))
                .param("words", texts(tags, NewTag::word))
                .param(
                        "untils",
                        texts(
                                tags,
                                tag -> tag.until() == null ? null : tag.until().toString()))
                .update();
    }

    void takeOff(List<OldTag> tags) {
        if (tags.isEmpty()) return;
        jdbc.sql("""
                        delete from customer_tag
                        using unnest(cast(:ids as uuid[]), cast(:words as text[])) as told (id, word)
                        where customer_id = told.id
                            and customer_tag.word = told.word
                            and source = :rule
                        """)
                .param("rule", Tags.BY_RULE)
                .param("ids", ids(tags, OldTag::customer))
                .param("words", texts(tags, OldTag::word))
                .update();
    }

    void keep(List<Kept> all, Instant now) {
        if (all.isEmpty()) return;
        jdbc.sql("""
                        insert into customer_judgement (
                            customer_id, version, judged_at, look_at, stage, tier, tags, reasons, facts)
                        select id, version, cast(:now as timestamptz), look_at, stage, tier, cast(tags as jsonb),
                            cast(reasons as jsonb), cast(facts as jsonb)
                        from unnest(
                                cast(:ids as uuid[]), cast(:versions as integer[]), cast(:looks as date[]),
                                cast(:stages as text[]), cast(:tiers as text[]), cast(:tags as text[]),
                                cast(:reasons as text[]), cast(:facts as text[]))
                            as told (id, version, look_at, stage, tier, tags, reasons, facts)
                        on conflict (customer_id) do update
                        set version = excluded.version, judged_at = excluded.judged_at, look_at = excluded.look_at,
                            stage = excluded.stage, tier = excluded.tier, tags = excluded.tags,
                            reasons = excluded.reasons, facts = excluded.facts
                        """)
                .param("now", Instants.utc(now))
                .param("ids", ids(all, Kept::customer))
                .param("versions", all.stream().map(Kept::version).toArray(Integer[]::new))
                .param("looks", texts(all, one -> one.lookAt().toString()))
                .param("stages", texts(all, Kept::stage))
                .param("tiers", texts(all, Kept::tier))
                .param("tags", texts(all, Kept::tags))
                .param("reasons", texts(all, Kept::reasons))
                .param("facts", texts(all, Kept::facts))
                .update();
    }

    /** Those of these customers that are over. */
    void endOverrides(Collection<CustomerId> customers, Instant now) {
        jdbc.sql("delete from rule_override where customer_id = any(:ids) and until <= :now")
                .param("ids", customers.stream().map(CustomerId::value).toArray(UUID[]::new))
                .param("now", Instants.utc(now))
                .update();
    }

    private static <T> UUID[] ids(Collection<T> all, Function<T, CustomerId> id) {
        return all.stream().map(one -> id.apply(one).value()).toArray(UUID[]::new);
    }

    private static <T> String[] texts(Collection<T> all, Function<T, @Nullable String> text) {
        return all.stream().map(text).toArray(String[]::new);
    }
}
