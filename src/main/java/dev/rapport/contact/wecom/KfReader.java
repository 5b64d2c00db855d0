package dev.rapport.contact.wecom;

import dev.rapport.contact.accounts.ChannelAccount;
import dev.rapport.contact.inbound.Heard;
import dev.rapport.contact.inbound.Heard.Part;
import dev.rapport.contact.inbound.Heard.Sender;
import dev.rapport.contact.inbound.InboundReader;
import dev.rapport.contact.inbound.Unreadable;
import dev.rapport.platform.Channel;
import dev.rapport.platform.CleanText;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what a customer wrote to a customer service. What has no words is told in brackets, in both languages. */
@Component
class KfReader implements InboundReader {

    private static final int LONGEST_ID = 200;
    private static final Map<String, String> ENDINGS =
            Map.of("image", ".jpg", "voice", ".amr", "video", ".mp4", "file", "");

    private final JsonMapper json;

    KfReader(JsonMapper json) {
        this.json = json;
    }

    @Override
    public String platform() {
        return WecomPlatform.NAME;
    }

    @Override
    public Heard read(ChannelAccount account, byte[] body) {
        var kept = parsed(body);
        var message = kept.path(KfBodies.MESSAGE);
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
