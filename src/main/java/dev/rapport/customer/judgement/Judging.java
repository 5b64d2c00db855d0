package dev.rapport.customer.judgement;

import dev.rapport.customer.CustomerEvent;
import dev.rapport.customer.judgement.JudgementEvent.TagDropped;
import dev.rapport.customer.judgement.JudgementWriting.Kept;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.DatabaseTrouble;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Together;
import dev.rapport.rules.Rules;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Asks the rulebook of many customers, and writes what came of it. Inside the caller's transaction. */
@Component
class Judging {

    private static final Logger LOG = LoggerFactory.getLogger(Judging.class);

    private record Look(int version, NextLook next) {}

    private final Rules rules;
    private final JudgedRows rows;
    private final JudgementWriting writing;
    private final Turns turns;
    private final ApplicationEventPublisher events;
    private final JsonMapper json;
    private final Clock clock;
    private volatile @Nullable Look look;

    Judging(
            Rules rules,
            JudgedRows rows,
            JudgementWriting writing,
            Turns turns,
            ApplicationEventPublisher events,
            JsonMapper json,
            Clock clock) {
        this.rules = rules;
        this.rows = rows;
        this.writing = writing;
        this.turns = turns;
        this.events = events;
        this.json = json;
        this.clock = clock;
    }

    /** Those of them whom nobody changes just now; gives who that is. */
    List<UUID> judgeWhoIsFree(Collection<UUID> customers) {
        var now = clock.instant();
        var all = rows.of(customers, now, clock.getZone());
        judge(all, now);
        return all.stream().map(one -> one.id().value()).toList();
    }

    /** At once, for somebody who looks at what comes of it. */
    void judge(CustomerId customer) {
        var now = clock.instant();
        judge(rows.held(List.of(customer.value()), now, clock.getZone()), now);
    }

    private void judge(List<JudgedCustomer> all, Instant now) {
        if (all.isEmpty()) return;
        var today = LocalDate.ofInstant(now, clock.getZone());
        var said = new HashMap<CustomerFacts, Optional<Saying>>();
        var changes = new Changes(now, today, clock.getZone());
        for (var one : all) {
            var facts = one.facts(today);
            var saying = said.computeIfAbsent(facts, this::ask).orElse(null);
            if (saying == null) continue;
            turns.stage(one, saying, changes);
            turns.tier(one, saying, changes);
            var tags = turns.tags(one, saying, changes);
            changes.kept.add(kept(one, facts, saying, tags, today));
        }
        write(all, changes);
    }

    /** Of whom no version can decide stays as they are; those who answer for rules are told by {@link Rules}. */
    private Optional<Saying> ask(CustomerFacts facts) {
        try {
            return Optional.of(Saying.of(rules.decide(JudgementRulebook.NAME, List.of(facts), Saying::of)));
        } catch (RuntimeException failed) {
            if (DatabaseTrouble.behind(failed).isPresent() || failed instanceof DataAccessException) throw failed;
            LOG.warn("No version of the rulebook can judge {}: {}", facts, failed.toString());
            return Optional.empty();
        }
    }

    private Kept kept(
            JudgedCustomer one,
            CustomerFacts facts,
            Saying saying,
            Map<String, JudgedCustomer.Lasting> tags,
            LocalDate today) {
        var ends = tags.values().stream()
                .map(JudgedCustomer.Lasting::until)
                .filter(Objects::nonNull)
                .toList();
        return new Kept(
                one.id(),
                saying.version(),
                next().after(today, one, ends),
                saying.stage() == null ? null : saying.stage().name(),
                saying.tier(),
                json.writeValueAsString(tags.entrySet().stream()
                        .map(tag -> new KeptTag(
                                tag.getKey(),
                                tag.getValue().since().toString(),
                                tag.getValue().until() == null
                                        ? null
                                        : tag.getValue().until().toString()))
                        .toList()),
                json.writeValueAsString(saying.reasons()),
                json.writeValueAsString(facts));
    }

    private record KeptTag(
            String word, String since, @Nullable String until) {}

    private NextLook next() {
        var version = rules.version(JudgementRulebook.NAME);
        var known = look;
        if (known == null || known.version() != version)
            look = known = new Look(version, NextLook.of(rules.text(JudgementRulebook.NAME)));
        return known.next();
    }

    private void write(List<JudgedCustomer> all, Changes changes) {
        writing.begin();
        writing.stages(changes.stages);
        writing.tiers(changes.tiers, null, changes.now);
        writing.takeOff(changes.off);
        writing.putOn(changes.on, changes.now);
        writing.keep(changes.kept, changes.now);
        writing.endOverrides(all.stream().map(JudgedCustomer::id).toList(), changes.now);
        if (!changes.told.isEmpty())
            Together.work(() -> {
                changes.told.forEach(events::publishEvent);
                return List.of();
            });
        writing.end();
    }

    /** That a tag is not there any more, as it is told. */
    static TagDropped dropped(CustomerId customer, Instant now, String word, int version) {
        return new TagDropped(Ids.next(), CustomerEvent.subjectOf(customer), now, word, version);
    }
}
