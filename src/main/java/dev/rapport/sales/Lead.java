package dev.rapport.sales;

import dev.rapport.cases.SubjectStands;
import dev.rapport.platform.CleanText;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Refused;
import dev.rapport.platform.UserId;
import dev.rapport.sales.LeadState.Assigned;
import dev.rapport.sales.LeadState.Merged;
import dev.rapport.sales.LeadState.New;
import dev.rapport.sales.LeadState.Waiting;
import dev.rapport.sales.LeadState.Worked;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Interest that is not yet qualified. Every change gives a new lead and refuses what the state does not allow.
 *
 * @param customer who it is known to be, or became
 * @param passedOver people who had it and let it lie; routing leaves them out
 */
public record Lead(
        LeadId id,
        String number,
        Contact contact,
        Origin origin,
        Instant createdAt,
        @Nullable LeadScore score,
        @Nullable CustomerId customer,
        List<UserId> passedOver,
        LeadState state) {

    /**
     * Where a lead came from.
     *
     * @param external its number in the system it was imported from
     * @param facts what the scoring rules look at beside source and city, by name
     */
    public record Origin(
            @Nullable String source,
            @Nullable String city,
            @Nullable String external,
            Map<String, String> facts) {

        private static final int MOST_FACTS = 50;
        private static final int LONGEST_FACT = 500;

        public Origin {
            source = fact(source);
            city = fact(city);
            external = fact(external);
            if (facts.size() > MOST_FACTS) throw Refused.invalid("sales.too-many-facts", MOST_FACTS);
            facts.forEach((name, value) -> {
                fact(name);
                fact(value);
            });
            facts = Map.copyOf(facts);
        }

        Origin clean() {
            var clean = new HashMap<String, String>();
            facts.forEach((name, value) -> clean.put(CleanText.line(name), CleanText.line(value)));
            if (external != null) CleanText.requireFit(external);
            return new Origin(CleanText.lineOrNull(source), CleanText.lineOrNull(city), external, clean);
        }

        private static @Nullable String fact(@Nullable String text) {
            if (text == null || text.isBlank()) return null;
            if (text.length() > LONGEST_FACT) throw Refused.invalid("sales.text-too-long", LONGEST_FACT);
            return text.strip();
        }
    }

    static Lead arrived(LeadId id, String number, NewLead fresh, Instant at) {
        return new Lead(id, number, fresh.contact(), fresh.origin(), at, null, null, List.of(), new New());
    }

    public LeadStatus status() {
        return state.status();
    }

    /** Who answers for it, or did when it came to its end. */
    public Optional<UserId> owner() {
        return assignment().map(Assigned::owner);
    }

    public Optional<String> team() {
        return assignment().map(Assigned::team);
    }

    public @Nullable Instant closedAt() {
        return switch (state) {
            case Worked worked -> worked.at();
            case Merged merged -> merged.at();
            default -> null;
        };
    }

    SubjectStands stands() {
        return new SubjectStands(id.subject(), "LeadStatus." + status(), closedAt());
    }

    Lead scored(LeadScore score) {
        if (!status().isOpen()) throw wrongStatus();
        return new Lead(id, number, contact, origin, createdAt, score, customer, passedOver, state);
    }

    Lead ofCustomer(CustomerId customer) {
        return new Lead(id, number, contact, origin, createdAt, score, customer, passedOver, state);
    }

    /** Gives it to a colleague; one who already let it lie is refused. */
    Lead assignedTo(UserId owner, String team, Instant at) {
        requireUnassigned();
        if (passedOver.contains(owner)) throw Refused.conflict("sales.lead-passed-over", number);
        return in(new Assigned(owner, team, at));
    }

    /** Goes from one who works on it to another. */
    Lead heldBy(UserId other, String team, Instant at) {
        requireAssigned();
        return in(new Assigned(other, team, at));
    }

    Lead waiting() {
        requireUnassigned();
        return in(new Waiting());
    }

    /** Takes it from an owner who let it lie. */
    Lead takenBack() {
        var passed =
                Stream.concat(passedOver.stream(), Stream.of(requireAssigned().owner()));
        return new Lead(id, number, contact, origin, createdAt, score, customer, passed.toList(), new New());
    }

    Lead qualified(CustomerId customer, Instant at) {
        return ofCustomer(customer).worked(LeadStatus.QUALIFIED, null, at);
    }

    Lead nurtured(CustomerId customer, Instant at) {
        return ofCustomer(customer).worked(LeadStatus.NURTURED, null, at);
    }

    Lead discarded(String reason, Instant at) {
        var why = CleanText.body(reason);
        if (why.isEmpty() || why.length() > 500) throw Refused.invalid("sales.reason-missing");
        return worked(LeadStatus.DISCARDED, why, at);
    }

    Lead mergedInto(LeadId existing, Instant at) {
        requireUnassigned();
        if (existing.equals(id)) throw Refused.conflict("sales.lead-merged-with-itself", number);
        return in(new Merged(existing, at));
    }

    private Optional<Assigned> assignment() {
        return switch (state) {
            case Assigned assigned -> Optional.of(assigned);
            case Worked worked -> Optional.of(worked.by());
            case New fresh -> Optional.empty();
            case Waiting waiting -> Optional.empty();
            case Merged merged -> Optional.empty();
        };
    }

    private Lead worked(LeadStatus end, @Nullable String reason, Instant at) {
        return in(new Worked(end, requireAssigned(), reason, at));
    }

    private Lead in(LeadState state) {
        return new Lead(id, number, contact, origin, createdAt, score, customer, passedOver, state);
    }

    private Assigned requireAssigned() {
        if (state instanceof Assigned assigned) return assigned;
        throw wrongStatus();
    }

    private void requireUnassigned() {
        if (!(state instanceof New || state instanceof Waiting)) throw wrongStatus();
    }

    private Refused wrongStatus() {
        return Refused.conflict("sales.lead-status", number, status());
    }
}
