package dev.rapport.contact.wechat;

import dev.rapport.contact.accounts.ChannelAccount;
import dev.rapport.contact.behaviours.BehaviourKind;
import dev.rapport.contact.behaviours.Did;
import dev.rapport.contact.behaviours.NewBehaviour;
import dev.rapport.contact.inbound.Heard;
import dev.rapport.contact.inbound.Heard.Sender;
import dev.rapport.contact.inbound.Inbound;
import dev.rapport.contact.inbound.Inbound.Several;
import dev.rapport.contact.inbound.InboundReader;
import dev.rapport.contact.inbound.Unreadable;
import dev.rapport.contact.sealed.CallbackXml;
import dev.rapport.platform.Channel;
import dev.rapport.platform.CleanText;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads what WeChat brings, its seal opened (developers.weixin.qq.com, “接收普通消息”, “接收事件推送”). What has no words is said in
 * brackets, in both languages.
 */
@Component
class WechatReader implements InboundReader {

    private static final Pattern SECONDS = Pattern.compile("\\d{1,11}");
    private static final int LONGEST_ID = 100;
    private static final int LONGEST_WHAT = 150;
    private static final String CODE = "qrscene_";

    private static final Map<String, BehaviourKind> EVENTS = Map.of(
            "subscribe", BehaviourKind.FOLLOW,
            "unsubscribe", BehaviourKind.UNFOLLOW,
            "scan", BehaviourKind.SCAN,
            "click", BehaviourKind.CLICK,
            "view", BehaviourKind.CLICK);

    @Override
    public String platform() {
        return WechatPlatform.NAME;
    }

    /** The id under which it is kept once, and what is worked in order with it. */
    record Place(String id, String stream) {}

    /** Nothing of what is passed by. */
    Optional<Place> place(byte[] body) {
        var told = told(body);
        if (isEvent(told) && kind(told) == null) return Optional.empty();
        return Optional.of(new Place(there(told), given(told, "FromUserName")));
    }

    @Override
    public Inbound read(ChannelAccount account, byte[] body) {
        var told = told(body);
        if (!isEvent(told)) return heard(account, told);
        var kind = kind(told);
        return kind == null ? new Several(List.of()) : did(told, kind);
    }

    private static Heard heard(ChannelAccount account, Map<String, String> told) {
        return new Heard(
                Channel.WECHAT,
                account.id() + " " + there(told),
                new Sender(given(told, "FromUserName"), null),
                null,
                List.of(),
                null,
                words(told),
                List.of(),
                false,
                at(told));
    }

    private static String words(Map<String, String> told) {
        var type = told.getOrDefault("MsgType", "");
        var words = switch (type) {
            case "text" -> told.getOrDefault("Content", "");
            case "image" -> "[Picture · 图片] " + texts(told, "PicUrl");
            case "voice" -> "[Voice · 语音] " + texts(told, "Recognition");
            case "video", "shortvideo" -> "[Video · 视频]";
            case "location" -> "[Place · 位置] " + texts(told, "Label", "Location_X", "Location_Y");
            case "link" -> "[Link · 链接] " + texts(told, "Title", "Description", "Url");
            default -> "[" + CleanText.line(type) + "]";
        };
        return CleanText.saysNothing(words) ? "[ ]" : words.strip();
    }

    private static String texts(Map<String, String> told, String... fields) {
        return Stream.of(fields)
                .map(field -> told.getOrDefault(field, ""))
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining(" · "));
    }

    private static Did did(Map<String, String> told, BehaviourKind kind) {
        return new Did(
                new NewBehaviour(there(told), Channel.WECHAT, given(told, "FromUserName"), kind, what(told), at(told)));
    }

    /** The code, the button or the page. */
    private static @Nullable String what(Map<String, String> told) {
        var key = CleanText.line(told.getOrDefault("EventKey", ""));
        if (key.startsWith(CODE)) key = key.substring(CODE.length());
        return key.isEmpty() || key.length() > LONGEST_WHAT ? null : key;
    }

    private static boolean isEvent(Map<String, String> told) {
        return "event".equals(told.get("MsgType"));
    }

    private static @Nullable BehaviourKind kind(Map<String, String> told) {
        return EVENTS.get(told.getOrDefault("Event", "").toLowerCase(Locale.ROOT));
    }

    /** Messages have ids; of events WeChat proposes who and when, to which we add what. */
    private static String there(Map<String, String> told) {
        return isEvent(told)
                ? given(told, "FromUserName") + " " + given(told, "CreateTime") + " " + given(told, "Event") + " "
                        + told.getOrDefault("EventKey", "").hashCode()
                : given(told, "MsgId");
    }

    private static Map<String, String> told(byte[] body) {
        var told = CallbackXml.read(body).orElseThrow(() -> new Unreadable("no XML"));
        given(told, "MsgType");
        given(told, "FromUserName");
        there(told);
        at(told);
        return told;
    }

    private static Instant at(Map<String, String> told) {
        var seconds = told.getOrDefault("CreateTime", "");
        if (!SECONDS.matcher(seconds).matches()) throw new Unreadable("CreateTime: no time");
        return Instant.ofEpochSecond(Long.parseLong(seconds));
    }

    private static String given(Map<String, String> told, String field) {
        var text = told.getOrDefault(field, "");
        if (text.isEmpty() || text.length() > LONGEST_ID || !CleanText.isFit(text))
            throw new Unreadable(field + ": missing or unfit");
        return text;
    }
}
