package dev.rapport.contact.weibo;

import dev.rapport.contact.accounts.ChannelAccount;
import dev.rapport.contact.behaviours.BehaviourKind;
import dev.rapport.contact.behaviours.Did;
import dev.rapport.contact.behaviours.NewBehaviour;
import dev.rapport.contact.chats.CommentPlace;
import dev.rapport.contact.inbound.Heard;
import dev.rapport.contact.inbound.Heard.Sender;
import dev.rapport.contact.inbound.Inbound;
import dev.rapport.contact.inbound.Inbound.Several;
import dev.rapport.contact.inbound.InboundReader;
import dev.rapport.contact.inbound.Unreadable;
import dev.rapport.contact.posts.PostKind;
import dev.rapport.contact.posts.PublicPost;
import dev.rapport.contact.sealed.SortedHash;
import dev.rapport.platform.Channel;
import dev.rapport.platform.CleanText;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads what Weibo pushes (open.weibo.com/wiki, “接收普通消息” and “接收事件推送”). It has no ids: what is the same to the byte is the
 * same. Pictures and voices lie with Weibo and are said in brackets, in both languages.
 */
@Component
class WeiboReader implements InboundReader {

    private static final Pattern ID = Pattern.compile("[0-9]{1,20}");
    private static final int LONGEST_KEY = 150;
    private static final String COMMENT = "comment";

    /** Where Weibo shows a post to anybody. */
    private static final String STATUS = "https://m.weibo.cn/status/";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEE MMM dd HH:mm:ss Z yyyy", Locale.US);

    private static final Map<String, BehaviourKind> EVENTS = Map.of(
            "follow", BehaviourKind.FOLLOW,
            "subscribe", BehaviourKind.FOLLOW,
            "unfollow", BehaviourKind.UNFOLLOW,
            "unsubscribe", BehaviourKind.UNFOLLOW,
            "scan", BehaviourKind.SCAN,
            "scan_follow", BehaviourKind.SCAN,
            "click", BehaviourKind.CLICK,
            "view", BehaviourKind.CLICK,
            "mention", BehaviourKind.MENTION);

    private final JsonMapper json;

    WeiboReader(JsonMapper json) {
        this.json = json;
    }

    @Override
    public String platform() {
        return WeiboPlatform.NAME;
    }

    /** The id under which it is kept once, and what is worked in order with it. */
    record Place(String id, String stream) {}

    /** Unreadable is what was not sent to the account. */
    Place place(ChannelAccount account, byte[] body) {
        var told = told(account, body);
        return new Place(there(told, body), given(told, "sender_id"));
    }

    private static String there(JsonNode told, byte[] body) {
        return given(told, "sender_id") + " " + SortedHash.hex(body);
    }

    @Override
    public Inbound read(ChannelAccount account, byte[] body) {
        var told = told(account, body);
        var data = told.path("data");
        return switch (told.path("type").asString("")) {
            case "text" -> heard(account, told, body, told.path("text").asString(""));
            case "position" ->
                heard(
                        account,
                        told,
                        body,
                        "[Place · 位置] " + told.path("text").asString("") + " · "
                                + data.path("longitude").asString("") + ", "
                                + data.path("latitude").asString(""));
            case "image" -> heard(account, told, body, "[Picture, to be seen in Weibo · 图片，请在微博私信中查看]");
            case "voice" -> heard(account, told, body, "[Voice, to be heard in Weibo · 语音，请在微博私信中收听]");
            case "event" -> did(told, body, EVENTS.get(data.path("subtype").asString("")));
            case "mention" -> did(told, body, BehaviourKind.MENTION);
            case COMMENT -> comment(told);
            default -> new Several(List.of());
        };
    }

    /** One comment as it is kept, with who wrote it on what; nothing of one that our account wrote itself. */
    Optional<Taken> taken(ChannelAccount account, JsonNode comment) {
        var ours = account.settings().getOrDefault(WeiboPlatform.UID, "");
        var writer = id(comment.path("user"));
        var place = new CommentPlace(id(comment), id(comment.path("status")));
        if (writer.equals(ours)) return Optional.empty();
        var kept = json.createObjectNode()
                .put("type", COMMENT)
                .put("receiver_id", ours)
                .put("sender_id", writer)
                .put("created_at", comment.path("created_at").asString(""))
                .put("text", comment.path("text").asString(""));
        kept.putObject("data")
                .put("comment", place.comment())
                .put("on", place.on())
                .put("called", comment.path("user").path("screen_name").asString(""))
                .put("reach", comment.path("user").path("followers_count").asLong(0));
        return Optional.of(new Taken(place, json.writeValueAsBytes(kept)));
    }

    /** What is kept of a comment, by where it stands. */
    record Taken(CommentPlace place, byte[] body) {}

    private static String id(JsonNode told) {
        return told.path("idstr").asString("").isEmpty() ? given(told, "id") : given(told, "idstr");
    }

    private static PublicPost comment(JsonNode told) {
        var data = told.path("data");
        var place = new CommentPlace(given(data, "comment"), given(data, "on"));
        var words = told.path("text").asString("");
        return new PublicPost(
                Channel.WEIBO,
                place.there(),
                PostKind.COMMENT,
                place.on(),
                given(told, "sender_id"),
                data.path("called").asString(""),
                STATUS + place.on(),
                null,
                CleanText.saysNothing(words) ? "[ ]" : words,
                null,
                data.path("reach").asLong(0),
                at(told));
    }

    private static Heard heard(ChannelAccount account, JsonNode told, byte[] body, String words) {
        return new Heard(
                Channel.WEIBO,
                account.id() + " " + there(told, body),
                new Sender(given(told, "sender_id"), null),
                null,
                List.of(),
                null,
                CleanText.saysNothing(words) ? "[ ]" : words,
                List.of(),
                false,
                at(told));
    }

    /** What the platform adds one day is passed by, as it asks. */
    private static Inbound did(JsonNode told, byte[] body, @Nullable BehaviourKind kind) {
        if (kind == null) return new Several(List.of());
        return new Did(new NewBehaviour(
                there(told, body),
                Channel.WEIBO,
                given(told, "sender_id"),
                kind,
                what(told).orElse(null),
                at(told)));
    }

    /** The post, the code or the button, as far as it has a key. */
    private static Optional<String> what(JsonNode told) {
        return Optional.of(CleanText.line(told.path("data").path("key").asString("")))
                .filter(key -> !key.isEmpty() && key.length() <= LONGEST_KEY);
    }

    private JsonNode told(ChannelAccount account, byte[] body) {
        try {
            var told = json.readTree(body);
            if (!given(told, "receiver_id").equals(account.settings().get(WeiboPlatform.UID)))
                throw new Unreadable("receiver_id: somebody else");
            at(told);
            return told;
        } catch (JacksonException e) {
            throw new Unreadable("no JSON", e);
        }
    }

    private static String given(JsonNode told, String field) {
        var id = told.path(field).asString("");
        if (!ID.matcher(id).matches()) throw new Unreadable(field + ": no id");
        return id;
    }

    private static Instant at(JsonNode told) {
        try {
            return Instant.from(TIME.parse(told.path("created_at").asString("")));
        } catch (DateTimeException e) {
            throw new Unreadable("created_at: no time", e);
        }
    }
}
