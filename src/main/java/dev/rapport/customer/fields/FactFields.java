package dev.rapport.customer.fields;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.rapport.access.Access;
import dev.rapport.access.ContactSight;
import dev.rapport.access.FieldLevels;
import dev.rapport.access.GuardedField;
import dev.rapport.access.Role;
import dev.rapport.access.Sight;
import dev.rapport.access.Standing;
import dev.rapport.customer.Lifecycle;
import dev.rapport.customer.NewCustomer;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Texts;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Which facts a profile may tell, how each is written, who sees and who enters it: the one piece by which screens, the API
 * and imports check what is entered. What an administrator changes is seen here at once, in other copies of the product
 * by whoever asks two seconds later and again.
 */
@Component
public class FactFields {

    /** What stands for a value that the asker may not see. */
    public static final String HIDDEN = Sight.NOTHING;

    private static final String ALL = "all";
    private static final int MOST_SOUGHT = 5;
    private static final Duration REMEMBERED = Duration.ofSeconds(2);

    private final CustomFieldRows rows;
    private final ContactSight contacts;
    private final FieldLevels levels;
    private final Access access;
    private final Texts texts;
    private final LoadingCache<String, List<CustomField>> custom;

    FactFields(CustomFieldRows rows, ContactSight contacts, FieldLevels levels, Access access, Texts texts) {
        this.rows = rows;
        this.contacts = contacts;
        this.levels = levels;
        this.access = access;
        this.texts = texts;
        custom = Caffeine.newBuilder().refreshAfterWrite(REMEMBERED).build(all -> this.rows.all());
        are(rows.all());
    }

    /** What was just written, so that nobody who asks has to wait for it. */
    final void are(List<CustomField> now) {
        custom.put(ALL, now);
    }

    private List<CustomField> custom() {
        return custom.get(ALL);
    }

    /** Those of the product; one that an administrator had before by the same name goes before it. */
    private Stream<FactField> known() {
        return FactField.KNOWN.stream().filter(field -> custom(field.name()).isEmpty());
    }

    private Optional<CustomField> custom(String name) {
        return custom().stream().filter(field -> field.name().equals(name)).findFirst();
    }

    /** Those that forms offer for such a customer. */
    public List<FactField> offered(NewCustomer.Kind kind) {
        return Stream.concat(
                        known().filter(field -> kind == NewCustomer.Kind.PERSON || !field.equals(FactField.BIRTHDAY)),
                        custom().stream()
                                .filter(CustomField::inUse)
                                .filter(field -> field.isOf(kind))
                                .map(CustomField::field))
                .toList();
    }

    /** The fields of administrators that are in use, for any customer. */
    public List<FactField> added() {
        return custom().stream()
                .filter(CustomField::inUse)
                .map(CustomField::field)
                .toList();
    }

    /** Those of them of which some of a few things are said, and which the asker sees of every customer. */
    public List<FactField> chosenFrom() {
        return added().stream()
                .filter(field -> !field.words().isEmpty())
                .filter(field -> !isHidden(field.name(), Standing.OTHER))
                .toList();
    }

    /** One that is not known is a text. */
    public FactField of(String name) {
        return Stream.concat(known(), custom().stream().map(CustomField::field))
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseGet(() -> FactField.text(name));
    }

    /** What a fact is called; one that only another system knows by its name there. */
    public String label(String name, Locale locale) {
        var key = "customer.fact." + name;
        if (texts.has(key)) return texts.get(locale, key);
        return custom(name).map(field -> field.label(locale)).orElseGet(() -> name.replace('_', ' '));
    }

    /** What a value says to people, as it is kept where it says so itself. */
    public String said(String name, String value, Locale locale) {
        return of(name).said(value, locale, key -> texts.get(locale, key));
    }

    /** Whether the asker must not see what it says of a customer to whom they stand so. */
    private boolean isHidden(String name, Standing standing) {
        return levels.sight(GuardedField.fact(name), standing) != Sight.FULL
                || custom(name)
                        .map(CustomField::seenBy)
                        .filter(roles -> !isOneOf(roles))
                        .isPresent();
    }

    /** Whether only some see what it says. */
    public boolean isForSome(String name) {
        return !levels.isOpen(GuardedField.fact(name))
                || custom(name).filter(field -> !field.seenBy().isEmpty()).isPresent();
    }

    /** Facts of a customer to whom the asker stands so, as they may see them. */
    public Map<String, String> shown(Map<String, String> facts, Standing standing) {
        var shown = new TreeMap<>(contacts.facts(facts, false));
        shown.replaceAll((name, value) -> isHidden(name, standing) ? HIDDEN : value);
        return shown;
    }

    /** Who does not see a value does not change it. */
    public boolean mayChange(String name, Standing standing) {
        return !isHidden(name, standing)
                && custom(name)
                        .map(field -> field.inUse() && isOneOf(field.changedBy()))
                        .orElse(true);
    }

    /** Refuses whoever may not enter it. */
    public void requireChange(String name, Standing standing) {
        if (mayChange(name, standing)) return;
        throw Refused.notAllowed("fields.not-yours", label(name, locale())).at("facts." + name);
    }

    private boolean isOneOf(Set<Role> roles) {
        return roles.isEmpty() || access.hasRole(roles.toArray(Role[]::new));
    }

    /**
     * Facts as they are kept, as somebody wrote them; refuses what the profile of such a customer cannot have.
     *
     * @param besides names that it may have as well, because it has them
     */
    public Map<String, @Nullable String> read(
            Map<String, @Nullable String> written,
            NewCustomer.Kind kind,
            Collection<String> besides,
            Standing standing) {
        var names = Stream.concat(offered(kind).stream().map(FactField::name), besides.stream())
                .distinct()
                .toList();
        var read = new HashMap<String, @Nullable String>();
        written.forEach((name, value) -> {
            if (!names.contains(name))
                throw Refused.invalid("customer.no-such-fact", name, String.join(", ", names))
                        .at("facts." + name);
            requireChange(name, standing);
            read.put(name, value == null ? null : read(name, value));
        });
        return read;
    }

    private @Nullable String read(String name, String written) {
        try {
            var value = of(name).read(written);
            return value.isEmpty() ? null : value;
        } catch (Refused refused) {
            throw refused.at("facts." + name);
        }
    }

    /**
     * What somebody looks for in facts, as it is kept; refuses facts that there are not, those that the asker does not see
     * of every customer, and words that lists show masked.
     */
    public Map<String, String> sought(Map<String, String> written) {
        if (written.size() > MOST_SOUGHT) throw Refused.invalid("fields.too-many-sought", MOST_SOUGHT);
        var names = Stream.concat(FactField.KNOWN.stream(), custom().stream().map(CustomField::field))
                .map(FactField::name)
                .toList();
        var sought = new TreeMap<String, String>();
        written.forEach((name, value) -> {
            if (!names.contains(name))
                throw Refused.invalid("customer.no-such-fact", name, String.join(", ", names))
                        .at("custom." + name);
            if (isHidden(name, Standing.OTHER))
                throw Refused.notAllowed("fields.not-sought", label(name, locale()))
                        .at("custom." + name);
            sought.put(name, sought(name, value));
        });
        return sought;
    }

    private String sought(String name, String written) {
        try {
            var value = of(name).read(written);
            if (value.isEmpty() || !contacts.facts(Map.of(name, value), false).containsValue(value))
                throw Refused.invalid("fields.nothing-sought", label(name, locale()));
            return value;
        } catch (Refused refused) {
            throw refused.at("custom." + name);
        }
    }

    /** What must be known of such a customer from a stage on, in the order of forms. */
    public List<CustomField> needed(NewCustomer.Kind kind, Lifecycle stage) {
        return custom().stream()
                .filter(field -> field.isOf(kind) && field.isNeededAt(stage))
                .toList();
    }

    /** Names of the facts that must be known of such a customer and are not. */
    public List<String> missing(NewCustomer.Kind kind, Lifecycle stage, Set<String> known) {
        return needed(kind, stage).stream()
                .map(CustomField::name)
                .filter(name -> !known.contains(name))
                .toList();
    }

    /** Refuses a new customer of whom is not told what must be known from the beginning. */
    public void requireNeeded(NewCustomer.Kind kind, Set<String> told) {
        var missing = missing(kind, Lifecycle.PROSPECT, told);
        if (missing.isEmpty()) return;
        var locale = locale();
        throw Refused.invalid(
                        "fields.needed",
                        missing.stream().map(name -> label(name, locale)).collect(Collectors.joining(", ")))
                .at("facts." + missing.getFirst());
    }

    private Locale locale() {
        return access.current().map(asker -> asker.locale()).orElse(Locale.ENGLISH);
    }
}
