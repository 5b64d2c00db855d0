package dev.rapport.contact.douyin;

import dev.rapport.contact.accounts.AccountSettings;
import dev.rapport.contact.accounts.PlayedServers;
import dev.rapport.contact.chats.AccountTokens;
import dev.rapport.contact.chats.AccountTokens.Fresh;
import dev.rapport.contact.chats.ChatHttp;
import dev.rapport.contact.chats.CommentPlace;
import dev.rapport.platform.Refused;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.entity.UrlEncodedFormEntity;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicNameValuePair;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks Douyin: for a token, and to say something to somebody who wrote, or below a comment. */
@Component
class DouyinApi {

    private static final String HOST = "open.douyin.com";

    /** Of a token that holds no more. */
    private static final Set<Integer> STALE = Set.of(2190002, 2190008);

    /** The platform is busy. */
    private static final Set<Integer> NOT_NOW = Set.of(2100001, 2100004);

    /** What came back; no number says that it was taken. */
    record Answer(int code, String message, JsonNode data) {

        boolean isWell() {
            return code == 0;
        }

        boolean isNotNow() {
            return NOT_NOW.contains(code);
        }

        String said() {
            return code + " " + message;
        }
    }

    private final PlayedServers played;
    private final ChatHttp http;
    private final AccountTokens tokens;
    private final JsonMapper json;
    private final Clock clock;

    DouyinApi(PlayedServers played, ChatHttp http, AccountTokens tokens, JsonMapper json, Clock clock) {
        this.played = played;
        this.http = http;
        this.tokens = tokens;
        this.json = json;
        this.clock = clock;
    }

    /** Refused in words where Douyin gives no token for it. */
    void test(AccountSettings settings) {
        try {
            fresh(settings);
        } catch (IOException e) {
            throw Refused.unavailable("account.douyin.not-reached", String.valueOf(e.getMessage()));
        }
    }

    /** @param message what is answered */
    Answer say(AccountSettings settings, String to, String conversation, String message, String text)
            throws IOException {
        return said(
                settings,
                "/im/send/msg/",
                Map.of(
                        "msg_id", message,
                        "conversation_id", conversation,
                        "to_user_id", to,
                        "scene", "im_reply_msg",
                        "content", Map.of("msg_type", 1, "text", Map.of("text", text))));
    }

    /** Says it below a comment on something that our account published. */
    Answer answer(AccountSettings settings, CommentPlace comment, String text) throws IOException {
        return said(
                settings,
                "/item/comment/reply/",
                Map.of("item_id", comment.on(), "comment_id", comment.comment(), "content", text));
    }

    private Answer said(AccountSettings settings, String path, Map<String, ?> what) throws IOException {
        var body = json.writeValueAsBytes(what);
        var answer = say(settings, path, body);
        if (!STALE.contains(answer.code())) return answer;
        tokens.forget(settings.account());
        return say(settings, path, body);
    }

    private Answer say(AccountSettings settings, String path, byte[] body) throws IOException {
        var token = tokens.of(settings.account(), clock.instant(), () -> fresh(settings));
        var ours = URLEncoder.encode(settings.text(DouyinPlatform.OPEN_ID), StandardCharsets.UTF_8);
        var post = new HttpPost(played.base(settings, HOST) + path + "?open_id=" + ours);
        post.setHeader("access-token", token);
        post.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
        return answer(http.say(post));
    }

    private Fresh fresh(AccountSettings settings) throws IOException {
        var post = new HttpPost(played.base(settings, HOST) + "/oauth/refresh_token/");
        post.setEntity(new UrlEncodedFormEntity(
                List.of(
                        new BasicNameValuePair("client_key", settings.text(DouyinPlatform.CLIENT_KEY)),
                        new BasicNameValuePair("grant_type", "refresh_token"),
                        new BasicNameValuePair("refresh_token", settings.text(DouyinPlatform.REFRESH))),
                StandardCharsets.UTF_8));
        var answer = answer(http.ask(post));
        var token = answer.data().path("access_token").asString("");
        if (!answer.isWell() || token.isEmpty()) throw Refused.unavailable("account.douyin.no-token", answer.said());
        if (!answer.data().path("open_id").asString("").equals(settings.text(DouyinPlatform.OPEN_ID)))
            throw Refused.unavailable("account.douyin.another-account");
        return new Fresh(
                token, Duration.ofSeconds(answer.data().path("expires_in").asLong(0)));
    }

    /** Douyin says its number in one of these places, by the age of what is asked. */
    private static Answer answer(JsonNode told) {
        var data = told.path("data");
        if (told.path("err_no").isNumber())
            return new Answer(told.path("err_no").asInt(), told.path("err_msg").asString(""), data);
        var extra = told.path("extra");
        var place = data.path("error_code").isNumber() ? data : extra;
        return new Answer(
                place.path("error_code").asInt(-1), place.path("description").asString(""), data);
    }
}
