package dev.rapport.contact.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.contact.inbound.Heard;
import dev.rapport.contact.inbound.Heard.Part;
import dev.rapport.contact.inbound.Unreadable;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a mail says. */
class MailReadingTests {

    private static final String FROM = "From: Li Wei <li@acme.example>\n";

    private static Heard read(String mail) {
        return MailReading.of(mail.replace("\n", "\r\n").getBytes(UTF_8));
    }

    private static Heard read(String headers, byte[] body) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes((FROM + headers + "\n\n").replace("\n", "\r\n").getBytes(ISO_8859_1));
        bytes.writeBytes(body);
        return MailReading.of(bytes.toByteArray());
    }

    private static String said(String headers, String body) {
        return read(FROM + headers + "\n\n" + body).text();
    }

    @Test
    void isWhoWroteWhatAboutWhatAndAfterWhat() {
        var heard = read(FROM + """
                Message-ID: <three@acme.example>
                References: <one@acme.example>
                 <two@rapport.example>
                In-Reply-To: <two@rapport.example>
                Date: Mon, 30 Nov 2026 09:00:00 +0800
                Subject: Cannot log in

                It says no.
                """);

        assertThat(heard.there()).isEqualTo("<three@acme.example>");
        assertThat(heard.from()).isEqualTo(new Heard.Sender("li@acme.example", "Li Wei"));
        assertThat(heard.thread()).isEqualTo("<one@acme.example>");
        assertThat(heard.earlier()).containsExactly("<one@acme.example>", "<two@rapport.example>");
        assertThat(heard.heading()).isEqualTo("Cannot log in");
        assertThat(heard.text()).isEqualTo("It says no.");
        assertThat(heard.parts()).isEmpty();
        assertThat(heard.automatic()).isFalse();
        assertThat(heard.at()).isEqualTo(Instant.parse("2026-11-30T01:00:00Z"));
    }

    @Test
    void cameWhenTheLastServerGotItWhateverItsSenderSays() {
        var heard = read("Received: from a by b; Mon, 30 Nov 2026 01:00:05 +0000\n"
                + "Received: from x by a; Mon, 30 Nov 2026 00:00:00 +0000\n"
                + FROM + "Date: Fri, 1 Jan 2100 00:00:00 +0000\n\nHello");
        assertThat(heard.at()).isEqualTo(Instant.parse("2026-11-30T01:00:05Z"));
    }

    @ParameterizedTest
    @CsvSource({"gb2312,GBK", "GBK,GBK", "gb18030,GB18030", "big5,Big5", "iso-2022-jp,ISO-2022-JP", "utf-8,UTF-8"})
    void readsWhatItsCharsetSays(String said, String meant) {
        var words = said.startsWith("iso") ? "注文が届きません" : said.equals("big5") ? "無法登入帳號" : "无法登录，请帮忙";
        var body = words.getBytes(Charset.forName(meant));
        assertThat(read("Content-Type: text/plain; charset=\"" + said + "\"", body)
                        .text())
                .isEqualTo(words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Type: text/plain",
                "Content-Type: text/plain; charset=us-ascii",
                "Content-Type: text/plain; charset=no-such-thing",
                "Content-Type: text/plain; charset=\"\"",
                "Content-Type: text/plain; charset=utf-8",
                "Content-Type: text/plain; charset==?utf-8?q?x?=",
                "X: no type"
            })
    void readsWhatItIsWhereItsCharsetIsMissingOrWrong(String headers) {
        assertThat(read(headers, "无法登录，请帮忙".getBytes(Charset.forName("GBK"))).text())
                .isEqualTo("无法登录，请帮忙");
        assertThat(read(headers, "无法登录，请帮忙".getBytes(UTF_8)).text()).isEqualTo("无法登录，请帮忙");
    }

    @ParameterizedTest
    @CsvSource({
        "iso-2022-jp,x-windows-iso2022jp,①㈱髙橋",
        "iso-2022-jp-ms,x-windows-iso2022jp,①㈱髙橋",
        "ISO-2022-JP-MS,ISO-2022-JP,注文が届きません",
        "cp50220,x-windows-iso2022jp,①注文",
        "_iso-2022-jp$ESC,ISO-2022-JP,注文が届きません",
        "euc-jp,x-eucJP-Open,①㈱注文が届きません",
        "eucJP-ms,x-eucJP-Open,①㈱注文が届きません",
        "x-sjis,windows-31j,①㈱髙橋",
        "CP932,windows-31j,①㈱髙橋",
        "'Shift-JIS',windows-31j,①㈱髙橋",
        "big-5,Big5,無法登入帳號",
        "big5,x-windows-950,€登入",
        "x-gbk,GBK,无法登录镕",
        "cp936,GBK,无法登录镕",
        "euc-kr,x-windows-949,똠방각하",
        "ks_c_5601-1989,x-windows-949,똠방각하",
        "windows1251,windows-1251,Не могу войти",
        "cp-1251,windows-1251,Не могу войти",
        "koi8r,KOI8-R,Не могу войти",
        "iso-8859-8-i,ISO-8859-8,שלום",
        "tis620,TIS-620,สวัสดี",
        "UTF_8,UTF-8,无法登录"
    })
    void readsCharsetsAsMailsNameThem(String said, String meant, String words) {
        var body = words.getBytes(Charset.forName(meant));
        var heard = read("Content-Type: text/plain; charset=\"" + said + "\"", body);
        assertThat(heard.text()).isEqualTo(words);
    }

    @Test
    void aSubjectThatWasNotEncodedIsReadAsTheRestOfTheMail() {
        var big5 = new String("無法登入帳號".getBytes(Charset.forName("Big5")), ISO_8859_1);
        var russian = new String("Не могу войти".getBytes(Charset.forName("KOI8-R")), ISO_8859_1);
        var chinese = new String("无法登录，请帮忙".getBytes(Charset.forName("GBK")), ISO_8859_1);
        var plain = "Content-Type: text/plain; charset=";

        assertThat(read("Subject: " + big5 + "\n" + plain + "big5", new byte[0]).heading())
                .isEqualTo("無法登入帳號");
        assertThat(read("Subject: " + russian + "\n" + plain + "koi8-r", new byte[0])
                        .heading())
                .isEqualTo("Не могу войти");
        assertThat(read("Subject: " + chinese + "\n" + plain + "iso-8859-1", new byte[0])
                        .heading())
                .isEqualTo("无法登录，请帮忙");
        var parts = "Subject: " + big5 + "\nContent-Type: multipart/mixed; boundary=x";
        assertThat(read(parts, ("--x\r\n" + plain + "big5\r\n\r\nx\r\n--x--").getBytes(UTF_8))
                        .heading())
                .isEqualTo("無法登入帳號");
    }

    @Test
    void htmlMaySayItsCharsetItself() {
        var html = "<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=big5\"></head>無法登入帳號";
        assertThat(read("Content-Type: text/html", html.getBytes(Charset.forName("Big5")))
                        .text())
                .isEqualTo("無法登入帳號");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div class=\"gmail_quote\"><div dir=\"ltr\" class=\"gmail_attr\">On Mon, Nov 30, 2026 at 9:00 AM Help &lt;<a"
                        + " href=\"mailto:help@acme.example\">help@acme.example</a>&gt; wrote:<br></div><blockquote>earlier</blockquote></div>",
                "<div><div style=\"border:none;border-top:solid #E1E1E1 1.0pt\"><p><b>From:</b> Help &lt;help@acme.example&gt;"
                        + " <br><b>Sent:</b> Monday<br><b>To:</b> Li<br><b>Subject:</b> Re: x</p></div></div><p>earlier</p>",
                "<hr><div id=\"divRplyFwdMsg\"><font><b>发件人:</b> Help<br><b>发送时间:</b> 2026年<br><b>收件人:</b> Li<br>"
                        + "<b>主题:</b> 答复: x</font></div><div>earlier</div>",
                "<div>------------------&nbsp;原始邮件&nbsp;------------------</div><div><b>发件人:</b> \"Help\"</div><div>earlier</div>",
                "<blockquote type=\"cite\"><div>On 30 Nov 2026, at 09:00, Help wrote:</div><div>earlier</div></blockquote>",
                "<div>在 2026-11-30 09:00:00，\"Help\" &lt;help@acme.example&gt; 写道：</div><blockquote>earlier</blockquote>"
            })
    void whatHtmlQuotesIsFoldedToo(String quoted) {
        var heard = read(FROM + "Content-Type: text/html; charset=utf-8\nSubject: Re: x\n\n<div>It works now.<br></div>"
                + quoted);
        assertThat(heard.text()).isEqualTo("It works now.");
        assertThat(heard.parts()).extracting(Part::name).containsExactly("message.html", "quoted.txt");
    }

    @Test
    void latinStaysLatinAndIsUtf8WhereItReallyIs() {
        var latin = "Content-Type: text/plain; charset=iso-8859-1";
        assertThat(read(latin, "Grüße – „ok“".getBytes(Charset.forName("windows-1252")))
                        .text())
                .isEqualTo("Grüße – „ok“");
        assertThat(read(latin, "Grüße 您好".getBytes(UTF_8)).text()).isEqualTo("Grüße 您好");
        assertThat(read("X: y", "Grüße".getBytes(ISO_8859_1)).text()).isEqualTo("Grüße");
    }

    @Test
    void readsEncodedWordsAlsoThoseThatCutASignInTwo() {
        var bytes = "无法登录系统".getBytes(UTF_8);
        var first = new byte[4];
        var second = new byte[bytes.length - 4];
        System.arraycopy(bytes, 0, first, 0, 4);
        System.arraycopy(bytes, 4, second, 0, second.length);
        var heading = "Subject: Re: =?UTF-8?B?" + Base64.getEncoder().encodeToString(first) + "?=\n =?utf-8?B?"
                + Base64.getEncoder().encodeToString(second) + "?= [T-7]";
        assertThat(read(FROM + heading + "\n\nx").heading()).isEqualTo("Re: 无法登录系统 [T-7]");
        assertThat(read(FROM + "Subject: =?iso-8859-1*de?Q?Gr=FC=DFe_an?= =?gb2312?Q?=B2=E2=CA=D4?= \n\nx")
                        .heading())
                .isEqualTo("Grüße an测试");
        assertThat(read(FROM + "Subject: =?utf-8?B?!!!?= =?x?Q??= =?utf-8?Q?=ZZ?=\n\nx")
                        .heading())
                .isNotNull();
    }

    @Test
    void namesOfFilesAreReadHoweverTheyAreWrittenAndLeaveNoPath() {
        assertThat(name("filename*=UTF-8''%E6%8A%A5%E4%BB%B7.pdf; filename=\"x.pdf\""))
                .isEqualTo("报价.pdf");
        assertThat(name("filename*0*=gb2312''%B1%A8; filename*1*=%BC%DB; filename*2=\".pdf\""))
                .isEqualTo("报价.pdf");
        assertThat(name("filename=\"=?gb2312?B?sai828uw?=.pdf\""))
                .endsWith(".pdf")
                .startsWith("报价");
        assertThat(name("filename=\"报价.pdf\"")).isEqualTo("报价.pdf");
        assertThat(name("filename=\"C:\\Users\\li\\quote.pdf\"")).isEqualTo("quote.pdf");
        assertThat(name("filename=\"../../etc/passwd\"")).isEqualTo("passwd");
        assertThat(name("filename=\"quote\u202Efdp.exe\"")).isEqualTo("quotefdp.exe");
        assertThat(name("filename=\"a\\\"b;c.pdf\"")).isEqualTo("a_b;c.pdf");
        assertThat(name("filename=NUL.txt")).isEqualTo("_NUL.txt");
        assertThat(name("filename=\"...\"")).isEqualTo("file.pdf");
        assertThat(name("filename=\"" + "a".repeat(3_000) + ".pdf\""))
                .hasSize(120)
                .endsWith(".pdf");
        assertThat(name("filename=\"a.pdf\\u0000.exe\nBcc: x\"")).doesNotContain("\n");
    }

    private static String name(String parameters) {
        return read(FROM + "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nHello\n--b\n"
                        + "Content-Type: application/pdf\nContent-Disposition: attachment; " + parameters
                        + "\n\nPDF\n--b--\n")
                .parts()
                .getFirst()
                .name();
    }

    @Test
    void plainTextSpeaksForItsHtml() {
        var heard = read(alternatives("It does not work, please have a look at it.", "<b>It does not work</b>"));
        assertThat(heard.text()).isEqualTo("It does not work, please have a look at it.");
        assertThat(heard.parts()).isEmpty();
    }

    @Test
    void htmlSpeaksWherePlainTextSaysNothingAndStaysAsAFile() {
        var html = "<p>It does not work since the update of last night, and nobody here knows why.</p>";
        for (var plain : new String[] {"", " \n\n", "See HTML."}) {
            var heard = read(alternatives(plain, html));
            assertThat(heard.text())
                    .isEqualTo("It does not work since the update of last night, and nobody here knows why.");
            assertThat(heard.parts()).extracting(Part::name).containsExactly("message.html");
        }
    }

    private static String alternatives(String plain, String html) {
        return FROM + "Content-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain\n\n" + plain
                + "\n--b\nContent-Type: text/html\n\n" + html + "\n--b--\n";
    }

    @Test
    void htmlIsReadAsPlainTextAndNothingOfItRuns() {
        assertThat(said("Content-Type: text/html; charset=utf-8", """
                <html><head><title>t</title><style>p{color:red}</style></head><body onload=x()>
                <script>alert(1)</script><p>Dear&nbsp;all,<br>it &lt;fails&gt;.</p>
                <ul><li>one<li>two</ul><table><tr><td>a</td><td>b</td></tr></table>
                <img src="https://evil.example/pixel.gif"><img src="cid:shot.png">
                <a href="https://evil.example/login">https://bank.example</a> <a href="javascript:x()">here</a>
                <blockquote>earlier<blockquote>before</blockquote></blockquote>
                """)).isEqualTo("""
                        Dear all,
                        it <fails>.

                        - one
                        - two
                        a b
                        [shot.png] https://bank.example <https://evil.example/login> here""");
        assertThat(read(FROM + "Content-Type: text/html\n\n" + "<div>".repeat(100_000) + "deep")
                        .parts())
                .extracting(Part::name)
                .containsExactly("message.html");
    }

    @Test
    void picturesWithinItAndFilesBesideItComeAlong() {
        var heard = read(FROM + """
                Content-Type: multipart/mixed; boundary=a

                --a
                Content-Type: multipart/related; boundary=b

                --b
                Content-Type: text/html

                <p>See <img src="cid:one@x"></p>
                --b
                Content-Type: image/png; name=shot.png
                Content-ID: <one@x>
                Content-Transfer-Encoding: base64

                AAEC
                --b--
                --a
                Content-Type: message/rfc822

                Subject: =?utf-8?q?older_mail?=

                Inner
                --a
                Content-Type: application/ms-tnef; name=winmail.dat
                Content-Transfer-Encoding: base64

                eJ8+
                --a
                Content-Type: text/plain; name=log.txt

                a log
                --a--
                """);
        assertThat(heard.text()).isEqualTo("See [one@x]");
        assertThat(heard.parts())
                .extracting(Part::name, Part::inline)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("shot.png", true),
                        org.assertj.core.groups.Tuple.tuple("older mail.eml", false),
                        org.assertj.core.groups.Tuple.tuple("winmail.dat", false),
                        org.assertj.core.groups.Tuple.tuple("log.txt", false),
                        org.assertj.core.groups.Tuple.tuple("message.html", false));
        assertThat(heard.parts().getFirst().bytes()).containsExactly(0, 1, 2);
    }

    @Test
    void linesThatWereBrokenForNarrowScreensAreWholeAgain() {
        assertThat(said("Content-Type: text/plain; format=flowed", "one \ntwo\nthree\n> four \n> five\n"))
                .isEqualTo("one two\nthree");
        assertThat(said("Content-Type: text/plain; format=flowed; delsp=yes", "无法 \n登录\n"))
                .isEqualTo("无法登录");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Auto-Submitted: auto-replied",
                "Auto-Submitted: auto-generated; x=y",
                "Return-Path: <>",
                "Precedence: bulk",
                "Precedence: LIST",
                "List-Id: <all.acme.example>",
                "X-Autoreply: yes",
                "X-Auto-Response-Suppress: All",
                "Content-Type: multipart/report; report-type=delivery-status; boundary=b"
            })
    void tellsAMachineFromAPerson(String header) {
        assertThat(read(FROM + header + "\n\nHello").automatic()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Auto-Submitted: no",
                "Auto-Submitted: No (really)",
                "Return-Path: <li@acme.example>",
                "Precedence: normal",
                "X-Auto-Response-Suppress: DR, RN"
            })
    void tellsAPersonFromAMachine(String header) {
        assertThat(read(FROM + header + "\n\nHello").automatic()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "Li Wei <LI@Acme.Example> | li@acme.example | Li Wei",
                "li@acme.example (Li Wei) | li@acme.example | Li Wei",
                "\"Wei, Li\" <li@acme.example> | li@acme.example | Wei, Li",
                "\"boss@bank.example\" <li@acme.example> | li@acme.example | -",
                "=?utf-8?q?boss=40bank.example_=3Cboss=40bank.example=3E?= <li@acme.example> | li@acme.example | -",
                "=?utf-8?b?5p2O5aiB?= <li@acme.example> | li@acme.example | 李威",
                "=?utf-8?q?Li=0D=0ABcc:_x?= <li@acme.example> | li@acme.example | Li Bcc: x",
                "a@one.example, b@two.example | a@one.example | -",
                "<li@аcme.example> | li@xn--cme-5cd.example | -",
                "li@例子.中国 | li@xn--fsqu00a.xn--fiqs8s | -",
                "Friends: li@acme.example; | li@acme.example | -",
                "root@localhost | root@localhost | -",
                "\"Li <fake@x.example>\" <li@acme.example> | li@acme.example | -",
                "Li <li@acme.example> <other@x.example> | li@acme.example | Li"
            })
    void readsWhoWrote(String from, String address, String name) {
        var heard = read("From: " + from.strip() + "\n\nHello");
        assertThat(heard.from().handle()).isEqualTo(address);
        assertThat(heard.from().name()).isEqualTo(name);
    }

    @Test
    void ofSeveralAuthorsTheOneWhoSentItWrote() {
        assertThat(read("From: a@one.example, b@two.example\nSender: b@two.example\n\nHello")
                        .from()
                        .handle())
                .isEqualTo("b@two.example");
    }

    @Test
    void twoThatNameNoSenderAreNotOnePersonAndAreNotAnswered() {
        var one = read("Subject: one\n\nHello");
        var two = read("From: undisclosed\n\nHello");
        assertThat(one.from().handle())
                .endsWith("@mail.invalid")
                .isNotEqualTo(two.from().handle());
        assertThat(one.automatic()).isTrue();
        assertThat(two.automatic()).isFalse();
    }

    @Test
    void whoCannotBeReadIsNotWhoSentItForThem() {
        var headers =
                "Sender: list@acme.example\nReturn-Path: <list@acme.example>\nReply-To: list@acme.example\n\nHello";
        var one = read("From: =?x-nothing?q?=F0?=\n" + headers);
        assertThat(one.from().handle()).endsWith("@mail.invalid");
        assertThat(read(headers).from().handle()).isEqualTo("list@acme.example");
    }

    @Test
    void oneWithoutAnIdIsKnownByItsBytes() {
        assertThat(read(FROM + "\nHello").there())
                .startsWith("sha256:")
                .isNotEqualTo(read(FROM + "\nHallo").there());
    }

    @Test
    void whatAServerGivesBackBelongsToWhatWasSent() {
        var heard = read("""
                Return-Path: <>
                From: Mail Delivery <mailer-daemon@acme.example>
                Message-ID: <bounce@acme.example>
                Content-Type: multipart/report; report-type=delivery-status; boundary=b

                --b

                Nobody has this address.
                --b
                Content-Type: message/delivery-status

                Action: failed
                --b
                Content-Type: message/rfc822

                Message-ID: <ours@rapport.example>

                Dear Li
                --b--
                """);
        assertThat(heard.earlier()).containsExactly("<ours@rapport.example>");
        assertThat(heard.thread()).isEqualTo("<ours@rapport.example>");
        assertThat(heard.automatic()).isTrue();
        assertThat(heard.text()).isEqualTo("Nobody has this address.");
    }

    @Test
    void idsBeforeItAreBounded() {
        var ids = new StringBuilder("References:");
        for (var n = 0; n < 5_000; n++) ids.append("\n <").append(n).append("@x>");
        var heard = read(FROM + ids.append("\n <").append("a".repeat(5_000)).append("@x> garbage <<>>\n\nHello"));
        assertThat(heard.earlier()).hasSizeLessThanOrEqualTo(50);
    }

    private static Heard read(StringBuilder mail) {
        return read(mail.toString());
    }

    @Test
    void whatIsTooLongForAConversationIsWholeInAFile() {
        var heard = read(FROM + "\n" + "long words ".repeat(20_000));
        assertThat(heard.text()).hasSize(100_000);
        assertThat(heard.parts()).extracting(Part::name).containsExactly("text.txt");
    }

    @Test
    void keptBeforeItWasReadItHasTheIdAndTimeOfItsKeeping() {
        var mail = (FROM + "Message-ID: <a@x>\n\nHello").getBytes(UTF_8);
        var at = Instant.parse("2026-11-30T01:02:03.000004Z");
        var heard = MailReading.of(new Fetched("<a@x>#2", at, 0, true, mail).bytes());
        assertThat(heard.there()).isEqualTo("<a@x>#2");
        assertThat(heard.at()).isEqualTo(at);
        assertThat(heard.automatic()).isTrue();
        assertThat(heard.text()).isEqualTo("Hello");
    }

    @Test
    void whatWasLeftInTheMailboxSaysSo() {
        var mail = (FROM + "Message-ID: <a@x>\n\n").getBytes(UTF_8);
        var heard = MailReading.of(new Fetched("<a@x>", Instant.EPOCH, 41_000_001, false, mail).bytes());
        assertThat(heard.text()).contains("42 MB").contains("仍在邮箱中");
    }

    @Test
    void nothingIsUnreadable() {
        assertThatThrownBy(() -> MailReading.of(new byte[0])).isInstanceOf(Unreadable.class);
    }
}
