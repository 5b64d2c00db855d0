package dev.rapport.contact.wecom;

import dev.rapport.contact.Trouble;
import dev.rapport.contact.accounts.ChannelAccounts;
import dev.rapport.contact.wecom.WecomApi.Answer;
import dev.rapport.contact.wecom.WecomApi.Media;
import dev.rapport.platform.Refused;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Has WeCom make, change and give up staff codes; never within a transaction. */
@Component
class CodeMaking {

    private static final int ONE = 1;
    private static final int SEVERAL = 2;
    private static final int BY_PICTURE = 2;
    private static final List<String> PNG = List.of("89504e47", "image/png");
    private static final List<String> JPEG = List.of("ffd8ff", "image/jpeg");
    private static final List<String> GIF = List.of("47494638", "image/gif");

    private final ChannelAccounts accounts;
    private final WecomApi api;
    private final CodeRows rows;

    CodeMaking(ChannelAccounts accounts, WecomApi api, CodeRows rows) {
        this.accounts = accounts;
        this.api = api;
        this.rows = rows;
    }

    /** What keeps WeCom from making it stands at the code. */
    void make(StaffCode code) {
        try {
            var answer = ask(
                    code,
                    "add_contact_way",
                    Map.of(
                            "type",
                            code.members().size() == 1 ? ONE : SEVERAL,
                            "scene",
                            BY_PICTURE,
                            "remark",
                            code.name(),
                            "skip_verify",
                            true,
                            "state",
                            code.mark(),
                            "user",
                            code.members()));
            rows.made(code.id(), answer.body().path("config_id").asString(""));
            picture(code, answer.body().path("qr_code").asString(""));
        } catch (Refused refused) {
            rows.troubled(code.id(), trouble(refused));
        }
    }

    /** Fetched once, so that whoever looks at it asks no other server. */
    void picture(StaffCode code, String url) {
        try {
            var told = url.isEmpty() ? asked(code) : url;
            var picture =
                    picture(api.picture(accounts.settings(code.account()), told).bytes());
            rows.pictured(code.id(), picture);
        } catch (IOException e) {
            rows.troubled(code.id(), new Trouble("wecom-code.no-picture", String.valueOf(e.getMessage())));
        } catch (Refused refused) {
            rows.troubled(code.id(), trouble(refused));
        }
    }

    private String asked(StaffCode code) {
        return ask(
                        code,
                        "get_contact_way",
                        Map.of("config_id", Optional.ofNullable(code.config()).orElse("")))
                .body()
                .path("contact_way")
                .path("qr_code")
                .asString("");
    }

    /** What it is by its own first bytes, whatever the other side calls it. */
    private static Media picture(byte[] bytes) throws IOException {
        var start = HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, 4));
        for (var kind : List.of(PNG, JPEG, GIF))
            if (start.startsWith(kind.getFirst())) return new Media(bytes, kind.getLast(), 0);
        throw new IOException("no picture");
    }

    void change(StaffCode code, List<String> members) {
        ask(
                code,
                "update_contact_way",
                Map.of("config_id", Optional.ofNullable(code.config()).orElse(""), "user", members));
    }

    void end(StaffCode code) {
        ask(
                code,
                "del_contact_way",
                Map.of("config_id", Optional.ofNullable(code.config()).orElse("")));
    }

    /** Refused in words where WeCom does not do it. */
    private Answer ask(StaffCode code, String deed, Map<String, ?> what) {
        try {
            var settings = accounts.settings(code.account());
            var answer = api.post(settings, "/cgi-bin/externalcontact/" + deed, what);
            if (!answer.isWell()) throw Refused.unavailable("account.wecom.said", DeskWatch.said(answer));
            return answer;
        } catch (IOException e) {
            throw Refused.unavailable("account.wecom.not-reached", String.valueOf(e.getMessage()));
        }
    }

    private static Trouble trouble(Refused refused) {
        var arguments = refused.arguments();
        return new Trouble(refused.key(), arguments.length == 0 ? "" : String.valueOf(arguments[0]));
    }
}
