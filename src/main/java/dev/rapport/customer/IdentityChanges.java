package dev.rapport.customer;

import dev.rapport.access.ContactSight;
import dev.rapport.customer.CustomerEvent.IdentityAdded;
import dev.rapport.customer.CustomerEvent.IdentityJudged;
import dev.rapport.customer.CustomerEvent.IdentityRemoved;
import dev.rapport.customer.ProfileChange.What;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Texts;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
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

/** Identities come, go and become surer, and it is told. */
@Component
class IdentityChanges implements ProfilePart {

    private final IdentityRows rows;
    private final ContactSight sight;
    private final Texts texts;
    private final JsonMapper json;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    IdentityChanges(
            IdentityRows rows,
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
        return Set.of(What.IDENTITY);
    }

    @Override
    public String said(What what, String which, JsonNode state, Locale reader) {
        var identity = json.treeToValue(state, KeptIdentity.class);
        return Stream.of(
                        texts.get(reader, "word.channel." + identity.channel()) + " " + identity.masked(),
                        texts.get(reader, "word.Certainty." + identity.certainty()),
                        masked(identity.proof()))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" · "));
    }

    @Override
    public void restore(CustomerId customer, What what, String which, @Nullable JsonNode is, @Nullable JsonNode was) {
        var now = rows.find(customer, UUID.fromString(which)).orElse(null);
        var expected = is == null ? null : json.treeToValue(is, KeptIdentity.class);
        ProfilePart.requireWhatItWas(now, expected, KeptIdentity::revision, KeptIdentity::masked);
        put(customer, now, was == null ? null : json.treeToValue(was, KeptIdentity.class));
    }

    /** Numbers and addresses in a proof are hidden as they are in facts. */
    @Nullable
    String masked(@Nullable String proof) {
        return proof == null ? null : sight.facts(Map.of("proof", proof), false).get("proof");
    }

    /** Refused when it is somebody else's, whom the refusal names. */
    void put(CustomerId customer, @Nullable KeptIdentity before, @Nullable KeptIdentity after) {
        var subject = CustomerEvent.subjectOf(customer);
        var now = clock.instant();
        if (after == null) {
            var gone = Objects.requireNonNull(before);
            rows.remove(gone.id());
            events.publishEvent(new IdentityRemoved(Ids.next(), subject, now, gone.channel(), gone.masked()));
            return;
        }
        rows.lock(after);
        rows.holder(after).ifPresent(holder -> {
            if (!holder.id().equals(customer))
                throw Refused.conflict("customer.identity-taken", holder.name(), holder.id());
        });
        if (before == null && isKnown(customer, after)) throw Refused.conflict("customer.identity-known");
        rows.put(customer, after);
        events.publishEvent(
                before == null
                        ? new IdentityAdded(
                                Ids.next(), subject, now, after.channel(), after.masked(), after.certainty())
                        : new IdentityJudged(
                                Ids.next(), subject, now, after.channel(), after.masked(), after.certainty()));
    }

    /** One person has one id across accounts, and another on each. */
    private boolean isKnown(CustomerId customer, KeptIdentity identity) {
        return rows.of(customer).stream()
                .anyMatch(known -> known.channel().equals(identity.channel())
                        && known.account().equals(identity.account())
                        && known.external().equals(identity.external()));
    }
}
