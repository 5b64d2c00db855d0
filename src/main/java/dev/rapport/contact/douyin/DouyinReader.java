package dev.rapport.contact.douyin;

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
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads what Douyin pushes (developer.open-douyin.com, “Webhooks”). What stands in {@code content} is an object, or one written as a
 * text. What has no words is said in brackets, in both languages.
 */
@Component
class DouyinReader implements InboundReader {

    private static final int LONGEST_ID = 190;
    private static final int LONGEST_WHAT = 150;
    private static final int LONGEST_CHALLENGE = 200;

    /** What is later is no number of seconds. */
    private static final long LATEST = 1L << 40;

    private static final String MESSAGE = "im_receive_msg";

    private static final String COMMENT = "item_comment_reply";

    private static final Map<String, BehaviourKind> EVENTS =
            Map.of("new_video_digg", BehaviourKind.LIKE, "new_follow_action", BehaviourKind.FOLLOW);

    private final JsonMapper json;

    DouyinReader(JsonMapper json) {
        this.json = json;
    }

    @Override
    public String platform() {
        return DouyinPlatform.NAME;
    }

    /** The id under which it is kept once, and what is worked in order with it. */
    record Place(String id, String stream) {}

    /** What Douyin wants to hear to see that the address is ours. */
    Optional<String> challenge(byte[] body) {
        var told = parsed(body);
        if (!event(told).equals("verify_webhook")) return Optional.empty();
        var challenge = content(told).path("challenge");
        if (!challenge.isValueNode() || challenge.asString("").length() > LONGEST_CHALLENGE)
            throw new Unreadable("challenge: missing");
        var answer = json.createObjectNode();
        answer.set("challenge", challenge);
        return Optional.of(json.writeValueAsString(answer));
    }

    /** Nothing of what is passed by; unreadable is what was not sent to the account. */
    Optional<Place> place(ChannelAccount account, byte[] body) {
        var told = told(account, body);
        if (isMessage(told)) return Optional.of(new Place(id(content(told)), given(told, "from_user_id")));
        if (isComment(told))
            return isOnOurs(account, told)
                    ? Optional.of(
                            new Place(standing(told).there(), standing(told).on()))
                    : Optional.empty();
        return kind(account, told).map(kind -> new Place(there(told), given(told, "from_user_id")));
    }

    @Override
    public Inbound read(ChannelAccount account, byte[] body) {
        var told = told(account, body);
        if (isMessage(told)) return heard(account, told);
        if (isComment(told)) return isOnOurs(account, told) ? comment(told) : new Several(List.of());
        return kind(account, told).<Inbound>map(kind -> did(told, kind)).orElseGet(() -> new Several(List.of()));
    }

    private static boolean isMessage(JsonNode told) {
        return event(told).equals(MESSAGE);
    }

    private static boolean isComment(JsonNode told) {
        return event(told).equals(COMMENT);
    }

    /** Below something that our account published, by somebody else. */
    private boolean isOnOurs(ChannelAccount account, JsonNode told) {
        var ours = ours(account);
        return told.path("to_user_id").asString("").equals(ours)
                && !writer(told).equals(ours);
    }

    private String writer(JsonNode told) {
        var content = content(told);
        return content.has("comment_user_id") ? given(content, "comment_user_id") : given(told, "from_user_id");
    }

    private CommentPlace standing(JsonNode told) {
        var content = content(told);
        var comment = given(content, "comment_id");
        if (comment.contains(" ")) throw new Unreadable("comment_id: unfit");
        return new CommentPlace(comment, given(content, "reply_to_item_id"));
    }

    private PublicPost comment(JsonNode told) {
        var content = content(told);
        var standing = standing(told);
        var words = content.path("content").asString("");
        return new PublicPost(
                Channel.DOUYIN,
                standing.there(),
                PostKind.COMMENT,
                standing.on(),
                writer(told),
                content.path("nick_name").asString(null),
                null,
                null,
                CleanText.saysNothing(words) ? "[ ]" : words,
                null,
                null,
                Instant.ofEpochSecond(Math.clamp(content.path("create_time").asLong(0), 0, LATEST)));
    }

    private Heard heard(ChannelAccount account, JsonNode told) {
        var content = content(told);
        var from = given(told, "from_user_id");
        return new Heard(
                Channel.DOUYIN,
                account.id() + " " + id(content),
                new Sender(from, name(content, from)),
                given(content, "conversation_short_id"),
                List.of(),
                null,
                words(content),
                List.of(),
                false,
                Instant.ofEpochMilli(content.path("create_time").asLong()));
    }

    private static String id(JsonNode content) {
        return given(content, "server_message_id");
    }

    private static @Nullable String name(JsonNode content, String of) {
        return StreamSupport.stream(content.path("user_infos").spliterator(), false)
                .filter(one -> one.path("open_id").asString("").equals(of))
                .map(one -> CleanText.line(one.path("nick_name").asString("")))
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse(null);
    }

    private static String words(JsonNode content) {
        var words = switch (content.path("message_type").asString("")) {
            case "text" -> content.path("text").asString("");
            case "image" -> "[Picture, to be seen in Douyin · 图片，请在抖音中查看]";
            case "emoji" -> "[Sticker · 表情]";
            case "video" -> "[Video · 视频] " + content.path("item_id").asString("");
            case "retain_consult_card" -> "[Card · 留资卡片] " + card(content);
            default -> "[" + CleanText.line(content.path("message_type").asString("")) + "]";
        };
        return CleanText.saysNothing(words) ? "[ ]" : words;
    }

    private static String card(JsonNode content) {
        return StreamSupport.stream(content.path("card_data").spliterator(), false)
                .map(one -> one.path("label").asString("") + ": "
                        + one.path("value").asString(""))
                .collect(Collectors.joining(" · "));
    }

    /** Only where it says who did it to whom; what Douyin adds one day is passed by. */
    private static Optional<BehaviourKind> kind(ChannelAccount account, JsonNode told) {
        var ours = ours(account);
        return Optional.ofNullable(EVENTS.get(event(told)))
                .filter(kind -> told.path("to_user_id").asString("").equals(ours))
                .filter(kind ->
                        !List.of("", ours).contains(told.path("from_user_id").asString("")));
    }

    private Did did(JsonNode told, BehaviourKind kind) {
        var content = content(told);
        var item = CleanText.line(content.path("item_id").asString(""));
        return new Did(new NewBehaviour(
                there(told),
                Channel.DOUYIN,
                given(told, "from_user_id"),
                kind,
                item.isEmpty() || item.length() > LONGEST_WHAT ? null : item,
                Instant.ofEpochSecond(content.path("action_time").asLong())));
    }

    /** By what it says: of a repeat, only what Douyin notes for itself is another. */
    private String there(JsonNode told) {
        return event(told) + " "
                + SortedHash.hex((given(told, "from_user_id") + " " + content(told)).getBytes(StandardCharsets.UTF_8));
    }

    private JsonNode told(ChannelAccount account, byte[] body) {
        var told = parsed(body);
        var client = told.path("client_key").asString("");
        if (!client.isEmpty() && !client.equals(account.settings().get(DouyinPlatform.CLIENT_KEY)))
            throw new Unreadable("client_key: another app");
        if (isMessage(told)) {
            if (!given(told, "to_user_id").equals(ours(account))) throw new Unreadable("to_user_id: somebody else");
            if (given(told, "from_user_id").equals(ours(account))) throw new Unreadable("from_user_id: ourselves");
            id(content(told));
            given(content(told), "conversation_short_id");
        }
        return told;
    }

    private static String ours(ChannelAccount account) {
        return account.settings().getOrDefault(DouyinPlatform.OPEN_ID, "");
    }

    private JsonNode parsed(byte[] body) {
        try {
            var told = json.readTree(body);
            if (!told.isObject()) throw new Unreadable("no object");
            return told;
        } catch (JacksonException e) {
            throw new Unreadable("no JSON", e);
        }
    }

    private static String event(JsonNode told) {
        return told.path("event").asString("");
    }

    private JsonNode content(JsonNode told) {
        var content = told.path("content");
        return content.isString() ? parsed(content.asString("").getBytes(StandardCharsets.UTF_8)) : content;
    }

    private static String given(JsonNode told, String field) {
        var text = told.path(field).asString("");
        if (text.isEmpty() || text.length() > LONGEST_ID || !CleanText.isFit(text))
            throw new Unreadable(field + ": missing or unfit");
        return text;
    }
}
