package dev.rapport.customer;

import dev.rapport.access.Access;
import dev.rapport.access.Standing;
import dev.rapport.customer.CustomerEvent.FactChanged;
import dev.rapport.customer.CustomerEvent.KindChanged;
import dev.rapport.customer.CustomerEvent.NameChanged;
import dev.rapport.customer.FactRows.State;
import dev.rapport.customer.ProfileChange.What;
import dev.rapport.customer.fields.FactFields;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Texts;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Name, kind and facts of a customer: what they are now, and changing them. */
@Component
class ProfileFacts implements ProfilePart {

    private static final int LONGEST_IN_THE_STORY = 200;

    private final CustomerRows customers;
    private final FactRows facts;
    private final FactFields fields;
    private final CustomerStandings standings;
    private final Origins origins;
    private final Access access;
    private final Texts texts;
    private final JsonMapper json;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ProfileFacts(
            CustomerRows customers,
            FactRows facts,
            FactFields fields,
            CustomerStandings standings,
            Origins origins,
            Access access,
            Texts texts,
            JsonMapper json,
            ApplicationEventPublisher events,
            Clock clock) {
        this.customers = customers;
        this.facts = facts;
        this.fields = fields;
        this.standings = standings;
        this.origins = origins;
        this.access = access;
        this.texts = texts;
        this.json = json;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public Set<What> parts() {
        return Set.of(What.NAME, What.KIND, What.FACT);
    }

    @Override
    public String said(What what, String which, JsonNode state, Locale reader) {
        var value = json.treeToValue(state, State.class).value();
        return switch (what) {
            case KIND -> texts.get(reader, "word.Kind." + value);
            case FACT -> fields.said(which, masked(which, value, Standing.OTHER), reader);
            default -> value;
        };
    }

    @Override
    public void restore(CustomerId customer, What what, String which, @Nullable JsonNode is, @Nullable JsonNode was) {
        var now = now(customer, what, which);
        var expected = is == null ? null : json.treeToValue(is, State.class).value();
        if (!Objects.equals(now == null ? null : now.value(), expected))
            throw Refused.changed("customer.undo-not-what-it-was", now == null ? "–" : shown(what, which, now.value()));
        if (what == What.FACT) fields.requireChange(which, standings.to(customer));
        write(customer, what, which, now, was == null ? null : json.treeToValue(was, State.class));
    }

    String masked(String name, String value, Standing standing) {
        return fields.shown(Map.of(name, value), standing).getOrDefault(name, value);
    }

    private String shown(What what, String which, String value) {
        return what == What.FACT ? masked(which, value, Standing.OTHER) : value;
    }

    @Nullable
    State now(CustomerId customer, What what, String which) {
        return switch (what) {
            case NAME -> State.of(customers.card(customer).orElseThrow().name());
            case KIND -> State.of(customers.kind(customer).name());
            default -> facts.of(customer, which).orElse(null);
        };
    }

    /** As whoever asks now tells it. */
    State told(String value) {
        return State.of(value)
                .here(
                        clock.instant(),
                        access.current().map(asker -> asker.id().value()).orElse(null),
                        origins.now());
    }

    void write(CustomerId customer, What what, String which, @Nullable State before, @Nullable State after) {
        var subject = CustomerEvent.subjectOf(customer);
        var was = before == null ? null : before.value();
        var is = after == null ? null : after.value();
        switch (what) {
            case NAME -> {
                customers.rename(customer, Objects.requireNonNull(is));
                events.publishEvent(
                        new NameChanged(Ids.next(), subject, clock.instant(), Objects.requireNonNull(was), is));
            }
            case KIND -> {
                var kind = NewCustomer.Kind.valueOf(Objects.requireNonNull(is));
                customers.changeKind(customer, kind);
                events.publishEvent(new KindChanged(Ids.next(), subject, clock.instant(), kind));
            }
            default -> {
                if (after == null) facts.remove(customer, which);
                else facts.put(customer, which, after);
                events.publishEvent(new FactChanged(
                        Ids.next(), subject, clock.instant(), which, inTheStory(which, was), inTheStory(which, is)));
            }
        }
    }

    private @Nullable String inTheStory(String name, @Nullable String value) {
        if (value == null) return null;
        var shown = fields.isForSome(name) ? FactFields.HIDDEN : masked(name, value, Standing.OTHER);
        var length = shown.codePointCount(0, shown.length());
        return length <= LONGEST_IN_THE_STORY
                ? shown
                : shown.substring(0, shown.offsetByCodePoints(0, LONGEST_IN_THE_STORY - 1)) + "…";
    }
}
