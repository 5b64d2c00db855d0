package dev.rapport.contact.site;

import dev.rapport.access.Staff;
import dev.rapport.contact.AnswersByMail;
import dev.rapport.contact.Deliveries;
import dev.rapport.contact.inbound.Door;
import dev.rapport.contact.inbound.Doors;
import dev.rapport.contact.inbound.InboundBatches;
import dev.rapport.contact.site.ChatRows.Answer;
import dev.rapport.contact.site.SiteTokens.Token;
import dev.rapport.platform.CleanText;
import dev.rapport.platform.ForStrangers;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Texts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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
 * Lets visitors of a site write and fetch what they are answered. A visitor is whoever brings a token that was given to them; it
 * lives for two hours and is made anew while they are there. Who comes back within two days, as after a night's sleep, is the same
 * visitor.
 */
@Component
public class ChatDoor {

    static final Duration TOKEN_LIVES = Duration.ofHours(2);

    /** As long as visitors without an address are remembered. */
    private static final Duration COMES_BACK = Duration.ofDays(2);

    private static final String TOKEN = "chat";
    private static final Duration TOKEN_IS_FRESH = Duration.ofMinutes(10);
    private static final Duration SEEN_IS_FRESH = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofSeconds(25);
    private static final int LONGEST = 2_000;
    private static final int MOST_ANSWERS = 50;
    private static final String TEAM = "service-l1";
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{16,64}");
    private static final List<String> TEXTS = List.of(
            "title",
            "open",
            "close",
            "write",
            "send",
            "waiting",
            "nobody",
            "by-mail",
            "no-mail",
            "email",
            "leave",
            "left",
            "bad-email",
            "unfit",
            "later",
            "you",
            "we",
            "lost");

    /** Whoever may be answered, or why they are not. */
    public sealed interface Answered<T> {

        record Said<T>(T what) implements Answered<T> {}

        /** Another token is needed. */
        record Stale<T>() implements Answered<T> {}

        record Unfit<T>(String why) implements Answered<T> {}

        record TooMany<T>() implements Answered<T> {}

        /** Nobody may know more. */
        record Nobody<T>() implements Answered<T> {}
    }

    /**
     * What a page needs to show a chat.
     *
     * @param here whether anybody of ours is there
     * @param byMail whether who leaves an e-mail address is answered there
     * @param known whether it is the visitor of before, with what they heard and left
     */
    public record Visit(
            String token, Map<String, String> texts, String accent, boolean here, boolean byMail, boolean known) {}

    /** @param token a new one, if it is time for it */
    public record News(List<Line> answers, @Nullable String token) {}

    public record Line(long place, String text, Instant at) {}

    /** @param email where they want to be answered, if they say it */
    record Said(
            @Nullable String token,
            @Nullable String id,
            @Nullable String text,
            @Nullable String email) {}

    /**
     * @param after the last that the page has
     * @param read the last that was before somebody's eyes
     */
    record Listening(
            @Nullable String token,
            @Nullable Long after,
            @Nullable Long read) {}

    private final Door<Site> door;
    private final SiteTokens tokens;
    private final SitePace pace;
    private final ChatRows rows;
    private final ChatWaiting waiting;
    private final InboundBatches inbound;
    private final AnswersByMail mail;
    private final Deliveries deliveries;
    private final ChatCarrier carrier;
    private final Staff staff;
    private final Texts texts;
    private final JsonMapper json;
    private final Clock clock;

    ChatDoor(
            Doors doors,
            SiteTokens tokens,
            SitePace pace,
            ChatRows rows,
            ChatWaiting waiting,
            InboundBatches inbound,
            AnswersByMail mail,
            Deliveries deliveries,
            ChatCarrier carrier,
            Staff staff,
            Texts texts,
            JsonMapper json,
            Clock clock) {
        this.door = doors.of(SitePlatform.NAME, settings -> Optional.of(Site.of(settings)));
        this.tokens = tokens;
        this.pace = pace;
        this.rows = rows;
        this.waiting = waiting;
        this.inbound = inbound;
        this.mail = mail;
        this.deliveries = deliveries;
        this.carrier = carrier;
        this.staff = staff;
        this.texts = texts;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Somebody opens the window, or comes back to it.
     *
     * @param before the token that they have from before, if they have one
     */
    @ForStrangers("visitors are strangers")
    public Answered<Visit> visit(
            UUID account, @Nullable String origin, String address, Locale language, @Nullable String before) {
        var site = site(account, origin);
        if (site == null) return new Answered.Nobody<>();
        if (!pace.takes(SitePace.Kind.BEGIN, account, address)) return new Answered.TooMany<>();
        var words = new HashMap<String, String>();
        TEXTS.forEach(name -> words.put(name, texts.get(language, "site.chat." + name)));
        if (!site.greeting(language).isEmpty()) words.put("title", site.greeting(language));
        var known = token(account, before, COMES_BACK)
                .map(Token::what)
                .filter(visitor -> rows.find(account, visitor).isPresent());
        var token = tokens.make(
                TOKEN, account, known.orElseGet(() -> UUID.randomUUID().toString()));
        return new Answered.Said<>(
                new Visit(token, words, site.accent(), isAnybodyHere(), mail.isReady(), known.isPresent()));
    }

    private boolean isAnybodyHere() {
        return staff.colleagues(TEAM, clock.instant()).stream().anyMatch(colleague -> !colleague.absent());
    }

    /** Keeps what a visitor wrote, once however often it comes. */
    @ForStrangers("a visitor speaks for themselves only")
    public Answered<Boolean> say(UUID account, @Nullable String origin, String address, byte[] body) {
        var caller =
                door.caller(account).filter(known -> known.key().isFrom(origin)).orElse(null);
        if (caller == null) return new Answered.Nobody<>();
        if (!pace.takes(SitePace.Kind.CHAT, account, address)) return new Answered.TooMany<>();
        var said = read(Said.class, body);
        if (said == null || said.id() == null || !ID.matcher(said.id()).matches()) return new Answered.Nobody<>();
        var token = token(account, said.token());
        if (token == null) return new Answered.Stale<>();
        var given = CleanText.line(CleanText.fit(Objects.requireNonNullElse(said.email(), "")));
        var email = FormEntry.email(given).orElse(null);
        if (!given.isEmpty() && email == null) return new Answered.Unfit<>("email");
        var text = CleanText.body(CleanText.fit(Objects.requireNonNullElse(said.text(), "")));
        if (CleanText.saysNothing(text) && email == null) return new Answered.Unfit<>("text");
        if (text.length() > LONGEST) return new Answered.Unfit<>("long");
        rows.seen(account, token.what(), Instants.now(clock), email);
        var words = new ChatWords(token.what(), said.id(), text.isEmpty() ? "✉ " + email : text, email);
        inbound.keep(account, words.there(), words.visitor(), json.writeValueAsBytes(words));
        door.called(caller);
        return new Answered.Said<>(true);
    }

    /** What the visitor was answered, which is waited for; what they have by now was delivered. */
    @ForStrangers("a visitor hears what is said to them only")
    public Answered<News> listen(UUID account, @Nullable String origin, String address, byte[] body) {
        if (site(account, origin) == null) return new Answered.Nobody<>();
        if (!pace.takes(SitePace.Kind.ASK, account, address)) return new Answered.TooMany<>();
        var asked = read(Listening.class, body);
        if (asked == null) return new Answered.Nobody<>();
        var token = token(account, asked.token());
        if (token == null) return new Answered.Stale<>();
        var visitor = token.what();
        var after = Objects.requireNonNullElse(asked.after(), 0L);
        isHere(account, visitor);
        rows.fetched(account, visitor, after, Instants.now(clock))
                .forEach(there -> deliveries.delivered(carrier, there));
        rows.read(account, visitor, Math.min(after, Objects.requireNonNullElse(asked.read(), 0L)), Instants.now(clock))
                .forEach(there -> deliveries.read(carrier, there));
        var answers = waiting.await(visitor, PATIENCE, () -> rows.after(account, visitor, after, MOST_ANSWERS));
        var isOld = token.age(Instants.now(clock)).compareTo(TOKEN_IS_FRESH) > 0;
        return new Answered.Said<>(new News(
                answers.stream().map(ChatDoor::line).toList(), isOld ? tokens.make(TOKEN, account, visitor) : null));
    }

    private static Line line(Answer answer) {
        return new Line(answer.place(), answer.words(), answer.writtenAt());
    }

    /** Written not at each call; who never wrote is nobody yet. */
    private void isHere(UUID account, String visitor) {
        var now = Instants.now(clock);
        rows.find(account, visitor)
                .filter(known -> known.seenAt().plus(SEEN_IS_FRESH).isBefore(now))
                .ifPresent(known -> rows.seen(account, visitor, now, null));
    }

    private @Nullable Site site(UUID account, @Nullable String origin) {
        return door.caller(account)
                .map(Door.Caller::key)
                .filter(site -> site.isFrom(origin))
                .orElse(null);
    }

    private @Nullable Token token(UUID account, @Nullable String written) {
        return token(account, written, TOKEN_LIVES).orElse(null);
    }

    private Optional<Token> token(UUID account, @Nullable String written, Duration lives) {
        return tokens.read(TOKEN, account, written)
                .filter(token -> !token.age(Instants.now(clock)).isNegative()
                        && token.age(Instants.now(clock)).compareTo(lives) < 0);
    }

    private <T> @Nullable T read(Class<T> what, byte[] body) {
        try {
            return reader(what).readValue(body);
        } catch (JacksonException e) {
            return null;
        }
    }

    private ObjectReader reader(Class<?> what) {
        return json.readerFor(what)
                .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }
}
