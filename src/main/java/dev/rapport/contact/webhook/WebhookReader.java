package dev.rapport.contact.webhook;

import dev.rapport.contact.accounts.ChannelAccount;
import dev.rapport.contact.inbound.Heard;
import dev.rapport.contact.inbound.Heard.Part;
import dev.rapport.contact.inbound.Heard.Sender;
import dev.rapport.contact.inbound.Inbound;
import dev.rapport.contact.inbound.InboundReader;
import dev.rapport.contact.inbound.Unreadable;
import dev.rapport.contact.posts.PostKind;
import dev.rapport.contact.posts.PublicPost;
import dev.rapport.platform.Channel;
import dev.rapport.platform.CleanText;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Word;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;

/** Reads what another system hands in. */
@Component
class WebhookReader implements InboundReader {

    private static final int LONGEST_HANDLE = 320;
    private static final int LONGEST_ID = 200;
    private static final int MOST_FILES = 20;

    /** Before ids of posts, which are told apart from those of messages. */
    private static final String POST = "post ";

    /** What fields are that are not words. */
    private static final Map<String, String> KINDS = Map.of(
            "at", "as 2026-11-30T09:00:00Z or 2026-11-30T17:00:00+08:00",
            "automatic", "true or false",
            "post.reach", "a whole number",
            "earlier", "an array of ids",
            "files", "an array of objects");

    /**
     * What somebody wrote.
     *
     * @param id its id in the other system
     * @param from where they are answered, as the other system knows them, and what they call themselves
     * @param thread what it is a part of; one conversation with each sender if absent
     * @param earlier ids of messages before it
     * @param at when it was written; now if absent
     * @param post where everybody reads it, if they do; then it has no thread and no files
     */
    record Written(
            @Nullable String id,
            @Nullable From from,
            @Nullable String thread,
            @Nullable List<String> earlier,
            @Nullable String heading,
            @Nullable String text,
            @Nullable List<File> files,
            @Nullable Boolean automatic,
            @Nullable Instant at,
            @Nullable Published post) {}

    /**
     * That everybody reads it.
     *
     * @param kind post or comment
     * @param on id of the post that a comment stands below
     * @param channel where, such as weibo; the web if absent
     * @param reach how many people it reaches
     */
    record Published(
            @Nullable String kind,
            @Nullable String on,
            @Nullable String link,
            @Nullable String channel,
            @Nullable String language,
            @Nullable Long reach) {}

    record From(@Nullable String handle, @Nullable String name) {}

    /** @param content in Base64 */
    record File(
            @Nullable String name,
            @Nullable String type,
            @Nullable String content) {}

    private final ObjectReader json;
    private final Clock clock;

    WebhookReader(JsonMapper json, Clock clock) {
        this.json = json.readerFor(Written.class)
                .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        this.clock = clock;
    }

    @Override
    public String platform() {
        return WebhookPlatform.NAME;
    }

    @Override
    public Inbound read(ChannelAccount account, byte[] body) {
        var written = parsed(body);
        var post = written.post();
        return post == null ? heard(account, written) : posted(written, post);
    }

    private static PublicPost posted(Written written, Published post) {
        if (written.thread() != null || written.earlier() != null || written.files() != null)
            throw new Unreadable("post: has no thread, earlier and files");
        var text = Objects.requireNonNullElse(written.text(), "");
        if (CleanText.saysNothing(text) && CleanText.saysNothing(written.heading()))
            throw new Unreadable("text: missing");
        var from = Objects.requireNonNullElse(written.from(), new From(null, null));
        return new PublicPost(
                word(Channel.class, post.channel(), "post.channel", Channel.WEB),
                given(written.id(), "id", LONGEST_ID),
                word(PostKind.class, post.kind(), "post.kind", PostKind.POST),
                post.on(),
                from.handle() == null ? null : given(from.handle(), "from.handle", LONGEST_HANDLE),
                from.name(),
                post.link(),
                written.heading(),
                text,
                post.language(),
                post.reach(),
                written.at());
    }

    private static <E extends Enum<E> & Word> E word(
            Class<E> words, @Nullable String written, String field, E otherwise) {
        try {
            return written == null ? otherwise : Word.parse(words, written);
        } catch (Refused unknown) {
            throw new Unreadable(field + ": unknown", unknown);
        }
    }

    private Heard heard(ChannelAccount account, Written written) {
        var from = Objects.requireNonNullElse(written.from(), new From(null, null));
        var handle = given(from.handle(), "from.handle", LONGEST_HANDLE);
        var text = Objects.requireNonNullElse(written.text(), "");
        var files = Objects.requireNonNullElse(written.files(), List.<File>of());
        if (files.size() > MOST_FILES) throw new Unreadable("files: more than " + MOST_FILES);
        if (CleanText.saysNothing(text) && files.isEmpty()) throw new Unreadable("text: missing");
        var own = account.id() + " ";
        return new Heard(
                Word.parse(Channel.class, account.settings().getOrDefault(WebhookPlatform.CHANNEL, "web")),
                own + given(written.id(), "id", LONGEST_ID),
                new Sender(handle, from.name()),
                Optional.ofNullable(written.thread())
                        .filter(thread -> !thread.isBlank())
                        .orElse(null),
                Objects.requireNonNullElse(written.earlier(), List.<String>of()).stream()
                        .map(id -> own + id)
                        .toList(),
                written.heading(),
                text,
                files.stream().map(WebhookReader::part).toList(),
                Boolean.TRUE.equals(written.automatic()),
                Objects.requireNonNullElse(written.at(), clock.instant()));
    }

    /** The id under which it is kept once, and what is worked in order with it. */
    record Place(String id, String stream) {}

    Place place(Inbound inbound) {
        if (inbound instanceof PublicPost post) return new Place(POST + post.there(), POST + post.there());
        if (!(inbound instanceof Heard heard)) throw new Unreadable("no message");
        var thread = heard.thread();
        return new Place(heard.there(), thread == null ? heard.from().handle() : thread);
    }

    private Written parsed(byte[] body) {
        try {
            return Optional.ofNullable(json.<Written>readValue(body)).orElseThrow(() -> new Unreadable("no object"));
        } catch (UnrecognizedPropertyException e) {
            throw new Unreadable("nothing of a message is called " + e.getPropertyName(), e);
        } catch (JacksonException e) {
            var field = field(e);
            if (!field.isEmpty())
                throw new Unreadable(field + ": " + KINDS.getOrDefault(field, "not as it should be"), e);
            var at = e.getLocation();
            var where = at == null ? "" : " at line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
            throw new Unreadable("no JSON of a message" + where, e);
        }
    }

    /** The field whose value is of another kind; empty where it is no JSON at all. */
    private static String field(JacksonException wrong) {
        return wrong instanceof StreamReadException
                ? ""
                : wrong.getPath().stream()
                        .map(JacksonException.Reference::getPropertyName)
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining("."));
    }

    private static String given(@Nullable String value, String field, int longest) {
        var line = value == null ? "" : CleanText.seen(value).strip();
        if (line.isEmpty()) throw new Unreadable(field + ": missing");
        if (line.length() > longest) throw new Unreadable(field + ": longer than " + longest);
        if (!CleanText.isFit(line)) throw new Unreadable(field + ": control characters");
        return line;
    }

    private static Part part(File file) {
        try {
            var content = Base64.getDecoder().decode(Objects.requireNonNullElse(file.content(), ""));
            var name =
                    file.name() == null ? "file" : CleanText.line(file.name()).replaceAll("[\\\\/:]", "_");
            var type = Objects.requireNonNullElse(file.type(), "application/octet-stream");
            return new Part(name, type, content, false);
        } catch (IllegalArgumentException e) {
            throw new Unreadable("files: no Base64", e);
        }
    }
}
