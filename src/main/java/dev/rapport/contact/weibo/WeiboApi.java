package dev.rapport.contact.weibo;

import dev.rapport.contact.accounts.AccountSettings;
import dev.rapport.contact.accounts.PlayedServers;
import dev.rapport.contact.chats.ChatHttp;
import dev.rapport.contact.chats.CommentPlace;
import dev.rapport.platform.Refused;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.entity.UrlEncodedFormEntity;
import org.apache.hc.core5.http.message.BasicNameValuePair;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks Weibo: whether a token holds, what was said below our posts, and to say something to somebody who wrote, or there. */
@Component
class WeiboApi {

    private static final String HOST = "api.weibo.com";
    private static final String MESSAGES_HOST = "m.api.weibo.com";

    /** It gives up to 50 at once; each brings the whole post with it, and what is too long for us is never read. */
    static final int PAGE = 10;

    /** The platform is busy, or we asked it too often. */
    private static final Set<Integer> NOT_NOW = Set.of(10001, 10002, 10003, 10009, 10010, 10011, 10022, 10023, 10024);

    /** The token holds no more, or never did; an administrator enters another one. */
    private static final Set<Integer> TOKEN = Set.of(21314, 21315, 21316, 21317, 21319, 21327, 21332);

    /** What came back; no number says that it was taken. */
    record Answer(int code, String message) {

        boolean isWell() {
            return code == 0;
        }

        boolean isNotNow() {
            return NOT_NOW.contains(code);
        }

        boolean isOfToken() {
            return TOKEN.contains(code);
        }

        String said() {
            return code + " " + message;
        }
    }

    private final PlayedServers played;
    private final ChatHttp http;
    private final JsonMapper json;

    WeiboApi(PlayedServers played, ChatHttp http, JsonMapper json) {
        this.played = played;
        this.http = http;
        this.json = json;
    }

    /** Refused in words where a token does not hold, or is another account's. */
    void test(AccountSettings settings) {
        test(settings, settings.text(WeiboPlatform.TOKEN));
        settings.find(WeiboPlatform.COMMENTS).ifPresent(token -> test(settings, token));
    }

    private void test(AccountSettings settings, String token) {
        try {
            var told = http.ask(post(settings, HOST, "/oauth2/get_token_info", Map.of("access_token", token)));
            var answer = answer(told);
            if (!answer.isWell()) throw Refused.unavailable("account.weibo.token", answer.said());
            var uid = told.path("uid").asString("");
            if (!uid.equals(settings.text(WeiboPlatform.UID)))
                throw Refused.invalid("account.weibo.another-uid", uid).at(WeiboPlatform.UID);
        } catch (IOException e) {
            throw Refused.unavailable("account.weibo.not-reached", String.valueOf(e.getMessage()));
        }
    }

    Answer say(AccountSettings settings, String to, String text) throws IOException {
        return answer(http.say(post(
                settings,
                MESSAGES_HOST,
                "/2/messages/reply.json",
                Map.of(
                        "access_token",
                        settings.text(WeiboPlatform.TOKEN),
                        "type",
                        "text",
                        "data",
                        json.writeValueAsString(Map.of("text", text)),
                        "receiver_id",
                        to))));
    }

    /** Comments on what our account published, or that name it below another's comment; the newest first. */
    record Page(Answer answer, List<JsonNode> comments) {}

    /**
     * @param after the id of the newest that is known
     * @param page from 1
     */
    Page comments(AccountSettings settings, long after, int page) throws IOException {
        var get = new HttpGet(played.base(settings, HOST)
                + "/2/comments/to_me.json?since_id=%d&count=%d&page=%d&access_token=%s"
                        .formatted(
                                after,
                                PAGE,
                                page,
                                URLEncoder.encode(settings.text(WeiboPlatform.COMMENTS), StandardCharsets.UTF_8)));
        var told = http.ask(get);
        return new Page(answer(told), told.path("comments").valueStream().toList());
    }

    /** Says it below a comment. */
    Answer answer(AccountSettings settings, CommentPlace comment, String text) throws IOException {
        return answer(http.say(post(
                settings,
                HOST,
                "/2/comments/reply.json",
                Map.of(
                        "access_token",
                        settings.text(WeiboPlatform.COMMENTS),
                        "id",
                        comment.on(),
                        "cid",
                        comment.comment(),
                        "comment",
                        text))));
    }

    private static Answer answer(JsonNode told) {
        return new Answer(told.path("error_code").asInt(0), told.path("error").asString(""));
    }

    private HttpPost post(AccountSettings settings, String host, String path, Map<String, String> form) {
        var post = new HttpPost(played.base(settings, host) + path);
        List<BasicNameValuePair> pairs = form.entrySet().stream()
                .map(one -> new BasicNameValuePair(one.getKey(), one.getValue()))
                .toList();
        post.setEntity(new UrlEncodedFormEntity(pairs, StandardCharsets.UTF_8));
        return post;
    }
}
