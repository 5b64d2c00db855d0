package dev.rapport.customer.judgement;

import dev.rapport.access.Staff;
import dev.rapport.customer.Judged;
import dev.rapport.customer.RuleOverride;
import dev.rapport.customer.RuleOverrides;
import dev.rapport.customer.Tags;
import dev.rapport.customer.judgement.Judgement.ByRule;
import dev.rapport.customer.judgement.Judgement.JudgedTag;
import dev.rapport.customer.judgement.Judgement.SetByHand;
import dev.rapport.customer.judgement.Judgement.Standing;
import dev.rapport.customer.judgement.Saying.Because;
import dev.rapport.platform.Bilingual;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Refused;
import dev.rapport.platform.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what was judged of a customer and what was set. */
@Component
class JudgementQueries {

    /** What was judged last, as it is kept. */
    private record Last(
            int version,
            Instant at,
            @Nullable LocalDate next,
            @Nullable String stage,
            @Nullable String tier,
            JsonNode tags,
            Map<String, Because> reasons,
            Map<String, Object> facts) {}

    private record Now(String tier, String stage) {}

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final RuleOverrides overrides;
    private final Tags tags;
    private final Staff staff;

    JudgementQueries(JdbcClient jdbc, JsonMapper json, RuleOverrides overrides, Tags tags, Staff staff) {
        this.jdbc = jdbc;
        this.json = json;
        this.overrides = overrides;
        this.tags = tags;
        this.staff = staff;
    }

    /** @param reader in whose language reasons are said */
    Judgement of(CustomerId customer, Locale reader) {
        var now = jdbc.sql("select tier, lifecycle from customer where id = :id")
                .param("id", customer.value())
                .query((row, number) -> new Now(row.getString("tier"), row.getString("lifecycle")))
                .optional()
                .orElseThrow(() -> Refused.notFound("error.no-such-id", customer));
        var last = last(customer, reader).orElse(null);
        var set = overrides.of(customer);
        var names = staff.names(
                set.stream().map(RuleOverride::by).filter(Objects::nonNull).toList());
        return new Judgement(
                customer,
                standing(customer, Judged.STAGE, now.stage(), last == null ? null : last.stage(), last, set, names),
                standing(customer, Judged.TIER, now.tier(), last == null ? null : last.tier(), last, set, names),
                last == null ? List.of() : tags(customer, last),
                set.stream()
                        .filter(one -> one.what() == Judged.TAG)
                        .map(one -> byHand(one, one.which(), names))
                        .toList(),
                last == null ? null : new Judgement.Judged(last.version(), last.at(), last.next(), last.facts()));
    }

    private static Standing standing(
            CustomerId customer,
            Judged what,
            String is,
            @Nullable String says,
            @Nullable Last last,
            List<RuleOverride> all,
            Map<UserId, String> names) {
        var set = all.stream().filter(one -> one.what() == what).findFirst().orElse(null);
        var why = last == null ? null : last.reasons().get(what.word());
        return new Standing(
                is,
                says == null || why == null ? null : new ByRule(says, why.rule(), why.because()),
                set == null ? null : byHand(set, Objects.requireNonNull(set.says()), names),
                RuleOverride.revision(customer, what, set));
    }

    private static SetByHand byHand(RuleOverride set, String says, Map<UserId, String> names) {
        var by = set.by();
        return new SetByHand(
                says, set.why(), set.source(), by, by == null ? null : names.get(by), set.at(), set.until());
    }

    private List<JudgedTag> tags(CustomerId customer, Last last) {
        var here = tags.of(customer).stream()
                .filter(tag -> tag.source().equals(Tags.BY_RULE))
                .map(tag -> tag.word().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        return StreamSupport.stream(last.tags().spliterator(), false)
                .map(tag -> {
                    var word = tag.path("word").asString();
                    var why = last.reasons().get(Saying.TAG + word);
                    return new JudgedTag(
                            word,
                            why == null ? "" : why.rule(),
                            why == null ? "" : why.because(),
                            tag.path("until").isString()
                                    ? LocalDate.parse(tag.path("until").asString())
                                    : null,
                            here.contains(word.toLowerCase(Locale.ROOT)));
                })
                .toList();
    }

    private Optional<Last> last(CustomerId customer, Locale reader) {
        return jdbc.sql("""
                        select version, judged_at, look_at, stage, tier, tags, reasons, facts
                        from customer_judgement
                        where customer_id = :customer
                        """)
                .param("customer", customer.value())
                .query((row, number) -> kept(row, reader))
                .optional();
    }

    private Last kept(ResultSet row, Locale reader) throws SQLException {
        var reasons = new HashMap<String, Because>();
        json.readTree(row.getString("reasons"))
                .forEach(one -> reasons.put(
                        one.path("of").asString(),
                        new Because(
                                one.path("of").asString(),
                                one.path("rule").asString(),
                                new Bilingual(one.path("because").asString()).in(reader))));
        var facts = new LinkedHashMap<String, Object>();
        json.readTree(row.getString("facts"))
                .properties()
                .forEach(fact -> facts.put(fact.getKey(), plain(fact.getValue())));
        return new Last(
                row.getInt("version"),
                Instants.instant(row, "judged_at"),
                row.getObject("look_at", LocalDate.class),
                row.getString("stage"),
                row.getString("tier"),
                json.readTree(row.getString("tags")),
                reasons,
                facts);
    }

    private static Object plain(JsonNode fact) {
        if (fact.isString()) return fact.asString();
        return fact.isBoolean() ? fact.booleanValue() : fact.numberValue();
    }
}
