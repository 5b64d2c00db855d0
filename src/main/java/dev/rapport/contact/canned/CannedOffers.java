package dev.rapport.contact.canned;

import dev.rapport.access.Access;
import dev.rapport.access.ForRoles;
import dev.rapport.access.ForThoseConcerned;
import dev.rapport.access.Role;
import dev.rapport.access.Staff;
import dev.rapport.contact.canned.CannedWords.Filled;
import dev.rapport.customer.Customers;
import dev.rapport.platform.CleanText;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Refused;
import dev.rapport.platform.WrittenTime;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Canned answers at a place where somebody answers: which fit, and what each says there. Nothing is sent by it. */
@ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
@ForThoseConcerned
@Service
@Transactional
public class CannedOffers {

    private static final int MOST = 20;

    /** What one is called is no name if it is an address or a number. */
    private static final Pattern ADDRESS = Pattern.compile("@|\\d{5}|\\*");

    private final CannedRows rows;
    private final List<AnswerPlaces> places;
    private final Customers customers;
    private final Staff staff;
    private final Access access;
    private final Clock clock;

    CannedOffers(
            CannedRows rows, List<AnswerPlaces> places, Customers customers, Staff staff, Access access, Clock clock) {
        this.rows = rows;
        this.places = places;
        this.customers = customers;
        this.staff = staff;
        this.access = access;
        this.clock = clock;
    }

    /**
     * Those that fit, in the customer's language first.
     *
     * @param reference number of a conversation or ticket, or id of a post
     * @param words in name, code or text; all if empty
     */
    @Transactional(readOnly = true)
    public List<CannedAnswer> fitting(String reference, String words) {
        var place = place(reference);
        return rows.fitting(access.me(), place, language(place), words, MOST);
    }

    /** What one says there; is counted. */
    public Filled insert(String reference, UUID id) {
        var place = place(reference);
        var answer = rows.find(access.me(), id).orElseThrow(() -> Refused.notFound("error.no-such-id", id));
        answer.requireStanding();
        rows.inserted(id, Instants.now(clock));
        var language = answer.language() == CannedLanguage.ANY ? language(place) : answer.language();
        return CannedWords.filled(answer.words(), known(place, Locale.of(language.word())));
    }

    private AnswerPlace place(String reference) {
        return places.stream()
                .flatMap(kind -> kind.at(reference).stream())
                .findFirst()
                .orElseThrow(() -> Refused.notFound("error.no-such-id", reference));
    }

    /** The one in which the customer is served, else the one in which they wrote, else the asker's. */
    private CannedLanguage language(AnswerPlace place) {
        return Optional.ofNullable(place.customer())
                .flatMap(customers::language)
                .map(CannedLanguage::of)
                .orElseGet(() -> place.heard().isBlank()
                        ? CannedLanguage.of(access.me().locale().getLanguage())
                        : CannedLanguage.ofWords(place.heard()));
    }

    private Map<CannedVariable, String> known(AnswerPlace place, Locale language) {
        var known = new EnumMap<CannedVariable, String>(CannedVariable.class);
        place.known().forEach((variable, value) -> put(known, variable, value));
        put(known, CannedVariable.CUSTOMER_NAME, customer(place.customer(), place.called()));
        put(known, CannedVariable.ME_NAME, access.me().name());
        put(
                known,
                CannedVariable.TEAM_NAME,
                staff.team(place.team()).map(team -> team.name(language)).orElse(null));
        put(
                known,
                CannedVariable.TODAY,
                WrittenTime.day(clock.instant(), language, access.me().zone()));
        return known;
    }

    private @Nullable String customer(@Nullable CustomerId customer, @Nullable String called) {
        var name =
                customer == null ? called : customers.names(List.of(customer)).get(customer);
        return name == null || ADDRESS.matcher(name).find() ? null : name;
    }

    private static void put(Map<CannedVariable, String> known, CannedVariable variable, @Nullable String value) {
        var said = CleanText.lineOrNull(value);
        if (said != null) known.put(variable, said);
    }
}
