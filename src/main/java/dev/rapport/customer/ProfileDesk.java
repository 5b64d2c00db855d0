package dev.rapport.customer;

import dev.rapport.access.Access;
import dev.rapport.access.ChangedMeanwhile;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.access.Standing;
import dev.rapport.customer.FactRows.State;
import dev.rapport.customer.ProfileChange.What;
import dev.rapport.customer.fields.FactField;
import dev.rapport.customer.fields.FactFields;
import dev.rapport.customer.judgement.Judgements;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Page;
import dev.rapport.platform.Phrase;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people change of a customer's profile, with its history and the way back. */
@Component
public class ProfileDesk {

    private static final int LONGEST_PAGE = 200;
    private static final Duration ONE_DEED = Duration.ofSeconds(1);
    private static final Set<What> ITSELF = Set.of(What.NAME, What.KIND, What.FACT);

    /**
     * What a profile tells, and how it is changed.
     *
     * @param which name of the fact; empty for name and kind
     * @param label what the asker calls it
     * @param shown as the asker may see it; absent while nothing is known
     * @param hidden whether that is not all
     * @param needed whether it should be known by now and is not
     * @param revision what somebody who changes this alone must have read
     */
    public record Fact(
            What what,
            String which,
            String label,
            FactField field,
            @Nullable String shown,
            boolean hidden,
            boolean mayChange,
            boolean needed,
            Revision revision) {}

    private record Change(
            What what,
            String which,
            @Nullable State before,
            @Nullable State after) {}

    private final CustomerRows customers;
    private final FactRows rows;
    private final ProfileFacts facts;
    private final ProfileHistory history;
    private final FactFields fields;
    private final CustomerStandings standings;
    private final CustomerQueries queries;
    private final RuleOverrides overrides;
    private final Judgements judgements;
    private final Access access;
    private final ChangedMeanwhile meanwhile;

    ProfileDesk(
            CustomerRows customers,
            FactRows rows,
            ProfileFacts facts,
            ProfileHistory history,
            FactFields fields,
            CustomerStandings standings,
            CustomerQueries queries,
            RuleOverrides overrides,
            Judgements judgements,
            Access access,
            ChangedMeanwhile meanwhile) {
        this.customers = customers;
        this.rows = rows;
        this.facts = facts;
        this.history = history;
        this.fields = fields;
        this.standings = standings;
        this.queries = queries;
        this.overrides = overrides;
        this.judgements = judgements;
        this.access = access;
        this.meanwhile = meanwhile;
    }

    /** Name and kind, what is known, and what could be. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    @Transactional(readOnly = true)
    public List<Fact> facts(CustomerId customer) {
        var line = queries.find(customer).orElseThrow(() -> Refused.notFound("error.no-such-id", customer));
        var known = rows.of(customer);
        var standing = standings.to(customer);
        var missing = fields.missing(line.kind(), line.lifecycle(), known.keySet());
        var names = Stream.concat(fields.offered(line.kind()).stream().map(FactField::name), known.keySet().stream())
                .distinct();
        return Stream.concat(
                        Stream.of(
                                itself(customer, What.NAME, FactField.Format.TEXT, line.name()),
                                itself(
                                        customer,
                                        What.KIND,
                                        FactField.Format.KIND,
                                        line.kind().name())),
                        names.map(name -> fact(customer, name, known.get(name), missing.contains(name), standing)))
                .toList();
    }

    private Fact itself(CustomerId customer, What what, FactField.Format format, String value) {
        var field = new FactField(what.name().toLowerCase(Locale.ROOT), format);
        return new Fact(
                what,
                "",
                label(field.name()),
                field,
                value,
                false,
                true,
                false,
                revision(customer, field.name(), value));
    }

    private Fact fact(CustomerId customer, String name, @Nullable State state, boolean needed, Standing standing) {
        var value = state == null ? null : state.value();
        var shown = value == null ? null : facts.masked(name, value, standing);
        return new Fact(
                What.FACT,
                name,
                label(name),
                fields.of(name),
                shown,
                !Objects.equals(shown, value),
                fields.mayChange(name, standing),
                needed,
                revision(customer, name, FactFields.HIDDEN.equals(shown) ? shown : value));
    }

    /** Of one thing; alike for no two customers, of whom one could tell what is hidden of the other. */
    private static Revision revision(CustomerId customer, String name, @Nullable String value) {
        return Revision.of(customer, name, value);
    }

    /** What somebody who changes several of them must have read, and what was set of stage and tier. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    public Revision revision(CustomerId customer) {
        require(customer);
        return Revision.of(
                customer,
                facts.now(customer, What.NAME, ""),
                facts.now(customer, What.KIND, ""),
                readable(customer),
                overrides.revision(customer, Judged.STAGE).mark(),
                overrides.revision(customer, Judged.TIER).mark());
    }

    /** Nobody can tell by it when what is hidden from them is again what it was; nor do they change it. */
    private Map<String, String> readable(CustomerId customer) {
        var standing = standings.to(customer);
        var readable = new TreeMap<>(rows.texts(customer));
        readable.replaceAll((name, value) ->
                FactFields.HIDDEN.equals(facts.masked(name, value, standing)) ? FactFields.HIDDEN : value);
        return readable;
    }

    /**
     * Changes what is wished. What is already so is no change, nor is what the asker only got masked.
     *
     * @param read of the whole profile, or of the one thing that is changed; refused when somebody changed it meanwhile
     * @return what can be undone, in the order of the wish
     */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Transactional
    public List<UUID> change(CustomerId customer, ProfileWish wish, Revision read) {
        if (!customers.hold(customer)) throw Refused.notFound("error.no-such-id", customer);
        var changes = changes(customer, wish);
        if (changes.isEmpty() && !wish.setsSomething()) return List.of();
        if (!read.isStill(revision(customer)) && (wish.setsSomething() || !isStillThat(customer, read, changes)))
            throw changedMeanwhile(customer, changes);
        if (wish.stage() != null) judgements.setStage(customer, wish.stage(), Revision.ANY);
        if (wish.tier() != null) judgements.setTier(customer, wish.tier(), Revision.ANY);
        var undoable = new ArrayList<UUID>();
        for (var change : changes) {
            facts.write(customer, change.what(), change.which(), change.before(), change.after());
            undoable.add(history.note(customer, change.what(), change.which(), change.before(), change.after()));
        }
        return undoable;
    }

    /** Who changed what, the last first; of one thing if it is named. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    @Transactional(readOnly = true)
    public Page<ProfileChange> history(
            CustomerId customer, @Nullable What what, @Nullable String which, int limit, @Nullable String after) {
        require(customer);
        var standing = standings.to(customer);
        return history.of(customer, what, which, Math.clamp(limit, 1, LONGEST_PAGE), after)
                .map(change -> change.what() != What.FACT || fields.mayChange(change.which(), standing)
                        ? change
                        : change.fixed());
    }

    /** Where what a fact says now comes from; absent where that was not kept. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    public Optional<Origin> origin(CustomerId customer, String fact) {
        return rows.of(customer, fact)
                .flatMap(state -> Optional.ofNullable(state.source())
                        .map(source -> new Origin(source, state.file(), state.line())));
    }

    /** Makes it again what it was before the change; refused when it was changed again since. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Transactional
    public void undo(CustomerId customer, UUID change) {
        if (!customers.hold(customer)) throw Refused.notFound("error.no-such-id", customer);
        history.undo(customer, change);
    }

    private List<Change> changes(CustomerId customer, ProfileWish wish) {
        var standing = standings.to(customer);
        var changes = new ArrayList<Change>();
        if (wish.name() != null) changes.add(change(customer, What.NAME, "", wish.name()));
        if (wish.kind() != null)
            changes.add(change(customer, What.KIND, "", wish.kind().name()));
        if (!wish.facts().isEmpty()) {
            var known = rows.of(customer);
            var kind = wish.kind() == null ? customers.kind(customer) : wish.kind();
            fields.read(wish.facts(), kind, known.keySet(), standing)
                    .forEach((name, value) -> changes.add(change(What.FACT, name, known.get(name), value)));
        }
        return changes.stream().filter(change -> isOne(change, standing)).toList();
    }

    private Change change(CustomerId customer, What what, String which, String value) {
        return change(what, which, facts.now(customer, what, which), value);
    }

    private Change change(What what, String which, @Nullable State before, @Nullable String value) {
        return new Change(what, which, before, value == null ? null : facts.told(value));
    }

    /** Whoever sends back what they were shown changes nothing. */
    private boolean isOne(Change change, Standing standing) {
        var before = change.before() == null ? null : change.before().value();
        var after = change.after() == null ? null : change.after().value();
        if (Objects.equals(before, after)) return false;
        return change.what() != What.FACT
                || before == null
                || !Objects.equals(after, facts.masked(change.which(), before, standing));
    }

    private static boolean isStillThat(CustomerId customer, Revision read, List<Change> changes) {
        if (changes.size() != 1) return false;
        var only = changes.getFirst();
        var before = only.before();
        return read.isStill(
                revision(customer, name(only.what(), only.which()), before == null ? null : before.value()));
    }

    /** Told of what is wished where that was changed in the last change, which may else be of something different. */
    private Refused changedMeanwhile(CustomerId customer, List<Change> changes) {
        if (changes.isEmpty()) return judgements.changedMeanwhile(customer);
        var latest = history.of(customer, null, null, LONGEST_PAGE, null).items().stream()
                .filter(change -> ITSELF.contains(change.what()))
                .toList();
        var first = changes.getFirst();
        var last = latest.stream()
                .takeWhile(change -> isOfOneDeed(change, latest.getFirst()))
                .filter(change -> changes.stream()
                        .anyMatch(wish ->
                                wish.what() == change.what() && wish.which().equals(change.which())))
                .findFirst()
                .or(() -> latest.stream().findFirst());
        var what = last.map(ProfileChange::what).orElse(first.what());
        var which = last.map(ProfileChange::which).orElse(first.which());
        return meanwhile.refused(
                "customer.fact-changed-meanwhile",
                last.map(ProfileChange::by).orElse(null),
                last.map(ProfileChange::at).orElse(null),
                label(name(what, which)),
                shown(what, which, facts.now(customer, what, which)));
    }

    private static boolean isOfOneDeed(ProfileChange one, ProfileChange other) {
        return Objects.equals(one.by(), other.by())
                && Duration.between(one.at(), other.at()).abs().compareTo(ONE_DEED) <= 0;
    }

    private Object shown(What what, String which, @Nullable State now) {
        if (now == null) return "–";
        return switch (what) {
            case FACT -> facts.masked(which, now.value(), Standing.OTHER);
            case KIND -> new Phrase("word.Kind." + now.value());
            default -> now.value();
        };
    }

    private static String name(What what, String which) {
        return what == What.FACT ? which : what.name().toLowerCase(Locale.ROOT);
    }

    private String label(String fact) {
        return fields.label(fact, access.current().map(Person::locale).orElse(Locale.ENGLISH));
    }

    private void require(CustomerId customer) {
        if (customers.card(customer).isEmpty()) throw Refused.notFound("error.no-such-id", customer);
    }
}
