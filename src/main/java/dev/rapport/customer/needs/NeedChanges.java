package dev.rapport.customer.needs;

import dev.rapport.access.ContactSight;
import dev.rapport.customer.CustomerEvent;
import dev.rapport.customer.ProfileChange.What;
import dev.rapport.customer.ProfilePart;
import dev.rapport.customer.needs.NeedEvent.NeedAdded;
import dev.rapport.customer.needs.NeedEvent.NeedChanged;
import dev.rapport.customer.needs.NeedEvent.NeedRemoved;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Texts;
import dev.rapport.platform.WrittenTime;
import java.time.Clock;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Needs come, change and go, and it is told. */
@Component
class NeedChanges implements ProfilePart {

    private final NeedRows rows;
    private final ContactSight sight;
    private final Texts texts;
    private final JsonMapper json;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    NeedChanges(
            NeedRows rows,
            ContactSight sight,
            Texts texts,
            JsonMapper json,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.sight = sight;
        this.texts = texts;
        this.json = json;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public Set<What> parts() {
        return Set.of(What.NEED);
    }

    @Override
    public String said(What what, String which, JsonNode state, Locale reader) {
        return said(json.treeToValue(state, Need.class), reader);
    }

    private String said(Need need, Locale reader) {
        var money = need.money();
        var by = need.neededBy();
        return Stream.of(
                        masked(need).interest(),
                        money == null ? null : money.formatted(reader),
                        need.standing() == BudgetStanding.UNKNOWN
                                ? null
                                : texts.get(reader, "word.BudgetStanding." + need.standing()),
                        by == null ? null : texts.get(reader, "needs.until", WrittenTime.day(by, reader)),
                        need.language() == null
                                ? null
                                : Locale.forLanguageTag(need.language()).getDisplayLanguage(reader),
                        masked(need).words())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" · "));
    }

    @Override
    public void restore(CustomerId customer, What what, String which, @Nullable JsonNode is, @Nullable JsonNode was) {
        var now = rows.find(customer, UUID.fromString(which)).orElse(null);
        var expected = is == null ? null : json.treeToValue(is, Need.class);
        ProfilePart.requireWhatItWas(
                now, expected, Need::revision, one -> masked(one).interest());
        put(customer, now, was == null ? null : json.treeToValue(was, Need.class));
    }

    /** As everybody may see it. */
    Need masked(Need need) {
        var words = need.words();
        return need.shown(sight.words(need.interest(), false), words == null ? null : sight.words(words, false));
    }

    void put(CustomerId customer, @Nullable Need before, @Nullable Need after) {
        var subject = CustomerEvent.subjectOf(customer);
        var now = clock.instant();
        if (after == null) {
            var gone = Objects.requireNonNull(before);
            rows.remove(gone.id());
            events.publishEvent(
                    new NeedRemoved(Ids.next(), subject, now, masked(gone).interest()));
            return;
        }
        rows.put(customer, after);
        var interest = masked(after).interest();
        events.publishEvent(
                before == null
                        ? new NeedAdded(Ids.next(), subject, now, interest)
                        : new NeedChanged(Ids.next(), subject, now, interest));
    }
}
