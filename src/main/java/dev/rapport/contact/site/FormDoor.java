package dev.rapport.contact.site;

import dev.rapport.contact.AnswersByMail;
import dev.rapport.contact.inbound.Door;
import dev.rapport.contact.inbound.Doors;
import dev.rapport.contact.inbound.InboundBatches;
import dev.rapport.contact.site.FormEntry.Read;
import dev.rapport.contact.site.FormEntry.Written;
import dev.rapport.customer.ConsentWordings;
import dev.rapport.customer.ConsentWordings.Wording;
import dev.rapport.customer.Purpose;
import dev.rapport.platform.ForStrangers;
import dev.rapport.platform.HomeRegion;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Texts;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * Gives forms to pages of the sites that may have them and takes what is entered there. All is bounded: who calls from elsewhere is
 * answered as somebody who names no site.
 */
@Component
public class FormDoor {

    private static final String TOKEN = "form";
    private static final Duration TOKEN_LIVES = Duration.ofHours(12);
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{16,64}");
    private static final List<String> TEXTS = List.of(
            "title",
            "name",
            "email",
            "phone",
            "message",
            "send",
            "sending",
            "sent",
            "again",
            "later",
            "required",
            "either",
            "by-mail",
            "privacy",
            "fault.name",
            "fault.email",
            "fault.phone",
            "fault.reach",
            "fault.message",
            "fault.long");

    /**
     * What a page needs to show a form.
     *
     * @param consent what people are asked for; absent for nothing
     * @param byMail whether who leaves an e-mail address is answered there
     */
    public record Form(
            String token,
            Map<String, String> texts,
            String accent,
            String privacy,
            boolean byMail,
            @Nullable Asked consent) {}

    /** @param wording its version */
    public record Asked(String text, int wording) {}

    /** What came of an entry. */
    public sealed interface Outcome {

        /** Kept, now or before. Machines are told the same. */
        record Taken() implements Outcome {}

        /** By the name of its field the key of what is wrong with it, see {@link Form#texts}. */
        record Unfit(Map<String, String> faults) implements Outcome {}

        /** It was opened too long ago, or never: the page gets another token. */
        record Stale() implements Outcome {}

        record TooMany() implements Outcome {}

        /** Nobody may know more. */
        record Nobody() implements Outcome {}
    }

    private final Door<Site> door;
    private final SiteTokens tokens;
    private final SitePace pace;
    private final HeldEntries held;
    private final InboundBatches inbound;
    private final AnswersByMail mail;
    private final ConsentWordings wordings;
    private final Texts texts;
    private final String region;
    private final JsonMapper json;
    private final ObjectReader reader;
    private final Clock clock;

    FormDoor(
            Doors doors,
            SiteTokens tokens,
            SitePace pace,
            HeldEntries held,
            InboundBatches inbound,
            AnswersByMail mail,
            ConsentWordings wordings,
            Texts texts,
            HomeRegion home,
            JsonMapper json,
            Clock clock) {
        this.door = doors.of(SitePlatform.NAME, settings -> Optional.of(Site.of(settings)));
        this.tokens = tokens;
        this.pace = pace;
        this.held = held;
        this.inbound = inbound;
        this.mail = mail;
        this.wordings = wordings;
        this.texts = texts;
        this.region = home.code();
        this.json = json;
        this.reader = json.readerFor(Written.class)
                .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        this.clock = clock;
    }

    /** Whether there is such a site at all. */
    @ForStrangers("a script is no secret")
    public boolean isThere(UUID account) {
        return door.caller(account).isPresent();
    }

    /** Its colour; empty for the usual one, absent where there is no such site. */
    @ForStrangers("a script is no secret")
    public Optional<String> accent(UUID account) {
        return door.caller(account).map(caller -> caller.key().accent());
    }

    /** Whether pages of that origin may have what the account offers. */
    @ForStrangers("browsers say of where a page is")
    public boolean isFrom(UUID account, @Nullable String origin) {
        return door.caller(account)
                .filter(caller -> caller.key().isFrom(origin))
                .isPresent();
    }

    /** Nothing where the page may not have it, or too many looked. */
    @ForStrangers("forms are for strangers")
    public Optional<Form> form(UUID account, @Nullable String origin, String address, Locale language) {
        return door.caller(account)
                .map(Door.Caller::key)
                .filter(site -> site.isFrom(origin))
                .filter(site -> pace.takes(SitePace.Kind.LOOK, account, address))
                .map(site -> form(account, site, language));
    }

    private Form form(UUID account, Site site, Locale language) {
        var words = new HashMap<String, String>();
        TEXTS.forEach(name -> words.put(name, texts.get(language, "site.form." + name)));
        if (!site.greeting(language).isEmpty()) words.put("title", site.greeting(language));
        return new Form(
                tokens.make(TOKEN, account, ""),
                words,
                site.accent(),
                site.privacy(),
                mail.isReady(),
                wording(site.consent())
                        .map(newest -> new Asked(newest.in(language), newest.version()))
                        .orElse(null));
    }

    /** What is asked from now on. */
    private Optional<Wording> wording(@Nullable Purpose purpose) {
        return wordings.all().stream().filter(one -> one.purpose() == purpose).findFirst();
    }

    @ForStrangers("nothing that is entered is believed")
    public Outcome enter(UUID account, @Nullable String origin, String address, byte[] body) {
        var caller =
                door.caller(account).filter(known -> known.key().isFrom(origin)).orElse(null);
        if (caller == null) return new Outcome.Nobody();
        if (!pace.takes(SitePace.Kind.WRITE, account, address)) return new Outcome.TooMany();
        var written = written(body);
        if (written == null || written.id() == null || !ID.matcher(written.id()).matches()) return new Outcome.Nobody();
        var opened = tokens.read(TOKEN, account, written.token())
                .map(token -> token.age(Instants.now(clock)))
                .filter(age -> !age.isNegative() && age.compareTo(TOKEN_LIVES) < 0);
        if (opened.isEmpty()) return new Outcome.Stale();
        var purpose = caller.key().consent();
        return switch (FormEntry.read(written, purpose == null ? null : purpose.word(), region)) {
            case Read.Unfit(var faults) -> new Outcome.Unfit(faults);
            case Read.Fit(var entry) -> {
                keep(account, written, known(entry, purpose), opened.get());
                door.called(caller);
                yield new Outcome.Taken();
            }
        };
    }

    /** Nobody says yes to a wording that there never was. */
    private FormEntry known(FormEntry entry, @Nullable Purpose purpose) {
        var wording = entry.wording();
        if (wording == null) return entry;
        var newest = wording(purpose).map(Wording::version).orElse(0);
        return wording >= 1 && wording <= newest ? entry : entry.withoutConsent();
    }

    private void keep(UUID account, Written written, FormEntry entry, Duration taken) {
        var body = json.writeValueAsBytes(entry);
        var spam = Spam.in(written, entry, taken);
        if (spam.isPresent()) held.keep(account, entry.id(), spam.get(), body);
        else inbound.keep(account, entry.id(), entry.id(), body);
    }

    private @Nullable Written written(byte[] body) {
        try {
            return reader.readValue(body);
        } catch (JacksonException e) {
            return null;
        }
    }
}
