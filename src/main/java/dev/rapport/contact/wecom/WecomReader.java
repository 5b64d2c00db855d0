package dev.rapport.contact.wecom;

import dev.rapport.contact.Trouble;
import dev.rapport.contact.accounts.ChannelAccount;
import dev.rapport.contact.inbound.Heard;
import dev.rapport.contact.inbound.Heard.Part;
import dev.rapport.contact.inbound.Heard.Sender;
import dev.rapport.contact.inbound.Inbound;
import dev.rapport.contact.inbound.InboundReader;
import dev.rapport.contact.inbound.NotArrived;
import dev.rapport.contact.inbound.Unreadable;
import dev.rapport.platform.Channel;
import dev.rapport.platform.CleanText;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads what a customer wrote to a customer service, and what was told of contacts. What has no words is told in brackets, in both
 * languages.
 */
@Component
class WecomReader implements InboundReader {

    private static final int LONGEST_ID = 200;
    private static final Map<String, String> ENDINGS =
            Map.of("image", ".jpg", "voice", ".amr", "video", ".mp4", "file", "");

    /** What the platform has words for; the rest it does not explain, or it concerns other kinds of messages. */
    private static final Set<Integer> WHY_LOST = Set.of(1, 2, 4, 5, 6, 8, 10, 11, 13);

    private final JsonMapper json;

    WecomReader(JsonMapper json) {
        this.json = json;
    }

    @Override
    public String platform() {
        return WecomPlatform.NAME;
    }

    @Override
    public Inbound read(ChannelAccount account, byte[] body) {
        var kept = parsed(body);
        if (kept.has(ContactBodies.CHANGE)) return ContactBodies.read(kept);
        var message = kept.path(KfBodies.MESSAGE);
        return KfBodies.isLost(message) ? lost(account, message.path("event")) : heard(account, kept, message);
    }

    private static NotArrived lost(ChannelAccount account, JsonNode event) {
        var why = event.path("fail_type").asInt(0);
        return new NotArrived(
                account.id() + " " + given(event, "fail_msgid"),
                new Trouble(
                        WHY_LOST.contains(why) ? "account.wecom.lost." + why : "account.wecom.lost",
                        String.valueOf(why)));
    }

    private static Heard heard(ChannelAccount account, JsonNode kept, JsonNode message) {
        var from = given(message, "external_userid");
        given(message, "open_kfid");
        return new Heard(
                Channel.WECOM,
                account.id() + " " + given(message, "msgid"),
                new Sender(from, null),
                KfBodies.thread(message),
                List.of(),
                null,
                words(message, kept),
                parts(message, kept),
                false,
                KfBodies.at(message));
    }

    private JsonNode parsed(byte[] body) {
        try {
            return json.readTree(body);
        } catch (JacksonException e) {
            throw new Unreadable("no JSON", e);
        }
    }

    private static String given(JsonNode message, String field) {
        var text = message.path(field).asString("");
        if (text.isEmpty() || text.length() > LONGEST_ID || !CleanText.isFit(text))
            throw new Unreadable(field + ": missing or unfit");
        return text;
    }

    private static String words(JsonNode message, JsonNode kept) {
        var kind = message.path("msgtype").asString("");
        var told = message.path(kind);
        var words = switch (kind) {
            case "text" -> told.path("content").asString("");
            case "image", "voice", "video", "file" ->
                kept.has(KfBodies.WITHOUT) ? "[File that WeCom did not hand out · 企业微信未能提供的文件]" : "";
            case "location" -> "[Place · 位置] " + texts(told, "name", "address", "latitude", "longitude");
            case "link" -> "[Link · 链接] " + texts(told, "title", "desc", "url");
            case "business_card" -> "[Card · 名片] " + texts(told, "userid");
            case "miniprogram" -> "[Mini program · 小程序] " + texts(told, "title");
            default -> "[" + CleanText.line(kind) + "]";
        };
        return CleanText.saysNothing(words) && !kept.has(KfBodies.FILE) ? "[ ]" : words;
    }

    private static String texts(JsonNode told, String... fields) {
        return Stream.of(fields)
                .map(field -> told.path(field).asString(""))
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining(" · "));
    }

    private static List<Part> parts(JsonNode message, JsonNode kept) {
        if (!kept.has(KfBodies.FILE)) return List.of();
        var kind = message.path("msgtype").asString("");
        var name =
                CleanText.line(message.path(kind).path("filename").asString("")).replaceAll("[\\\\/:]", "_");
        return List.of(new Part(
                name.isEmpty() ? kind + ENDINGS.getOrDefault(kind, "") : name,
                kept.path(KfBodies.FILE_TYPE).asString("application/octet-stream"),
                Base64.getDecoder().decode(kept.path(KfBodies.FILE).asString("")),
                false));
    }
}
