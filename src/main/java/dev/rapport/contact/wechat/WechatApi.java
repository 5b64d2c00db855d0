package dev.rapport.contact.wechat;

import dev.rapport.contact.accounts.AccountSettings;
import dev.rapport.contact.accounts.PlayedServers;
import dev.rapport.contact.chats.AccountTokens;
import dev.rapport.contact.chats.AccountTokens.Fresh;
import dev.rapport.contact.chats.ChatHttp;
import dev.rapport.platform.Refused;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks WeChat: for a token by the call that lets no other one lapse, and to say something to a follower. */
@Component
class WechatApi {

    private static final String HOST = "api.weixin.qq.com";

    /** Of a token that holds no more. */
    private static final Set<Integer> STALE = Set.of(40001, 40014, 42001);

    /** What the platform says of itself and of our pace. */
    private static final Set<Integer> NOT_NOW = Set.of(-1, 45009, 45011);

    /** What came back; no number says that it was taken. */
    record Answer(int code, String message, JsonNode body) {

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

    WechatApi(PlayedServers played, ChatHttp http, AccountTokens tokens, JsonMapper json, Clock clock) {
        this.played = played;
        this.http = http;
        this.tokens = tokens;
        this.json = json;
        this.clock = clock;
    }

    /** Refused in words where WeChat gives no token for it. */
    void test(AccountSettings settings) {
        try {
            fresh(settings);
        } catch (IOException e) {
            throw Refused.unavailable("account.wechat.not-reached", String.valueOf(e.getMessage()));
        }
    }

    Answer say(AccountSettings settings, String to, String text) throws IOException {
        var what = Map.of("touser", to, "msgtype", "text", "text", Map.of("content", text));
        var answer = say(settings, what);
        if (!STALE.contains(answer.code())) return answer;
        tokens.forget(settings.account());
        return say(settings, what);
    }

    private Answer say(AccountSettings settings, Map<String, ?> what) throws IOException {
        var token = tokens.of(settings.account(), clock.instant(), () -> fresh(settings));
        return answer(http.say(post(
                settings,
                "/cgi-bin/message/custom/send?access_token=" + URLEncoder.encode(token, StandardCharsets.UTF_8),
                what)));
    }

    private Fresh fresh(AccountSettings settings) throws IOException {
        var answer = answer(http.ask(post(
                settings,
                "/cgi-bin/stable_token",
                Map.of(
                        "grant_type", "client_credential",
                        "appid", settings.text(WechatPlatform.APP),
                        "secret", settings.text(WechatPlatform.SECRET)))));
        var token = answer.body().path("access_token").asString("");
        if (!answer.isWell() || token.isEmpty()) throw Refused.unavailable("account.wechat.no-token", answer.said());
        return new Fresh(
                token, Duration.ofSeconds(answer.body().path("expires_in").asLong(0)));
    }

    private HttpPost post(AccountSettings settings, String path, Map<String, ?> what) {
        var post = new HttpPost(played.base(settings, HOST) + path);
        post.setEntity(new ByteArrayEntity(json.writeValueAsBytes(what), ContentType.APPLICATION_JSON));
        return post;
    }

    private static Answer answer(JsonNode told) {
        return new Answer(told.path("errcode").asInt(0), told.path("errmsg").asString(""), told);
    }
}
