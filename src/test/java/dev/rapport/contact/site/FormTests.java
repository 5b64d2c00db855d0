package dev.rapport.contact.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.contact.accounts.AccountDesk;
import dev.rapport.contact.accounts.AccountDraft;
import dev.rapport.contact.accounts.ChannelAccount;
import dev.rapport.contact.conversations.Conversation;
import dev.rapport.contact.conversations.ConversationDesk;
import dev.rapport.contact.conversations.Conversations;
import dev.rapport.contact.site.SiteTokens.Token;
import dev.rapport.customer.AskedConsent;
import dev.rapport.customer.ConsentDesk;
import dev.rapport.customer.ConsentWordings;
import dev.rapport.customer.Consents;
import dev.rapport.customer.ContactStanding;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.customer.Purpose;
import dev.rapport.platform.Channel;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.PortTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** What strangers enter into the form of a site is taken once and trusted nowhere. */
@PortTest
class FormTests {

    private static final String SITE = "https://shop.example";

    @LocalServerPort
    int port;

    @Autowired
    AccountDesk accounts;

    @Autowired
    Conversations conversations;

    @Autowired
    ConversationDesk conversationDesk;

    @Autowired
    Consents consents;

    @Autowired
    ConsentDesk consentDesk;

    @Autowired
    ConsentWordings wordings;

    @Autowired
    Customers customers;

    @Autowired
    SiteTokens tokens;

    @Autowired
    HeldDesk desk;

    @Autowired
    Colleagues colleagues;

    @Autowired
    Clock clock;

    @Autowired
    JsonMapper json;

    @Autowired
    JdbcClient jdbc;

    private final HttpClient client = HttpClient.newHttpClient();
    private Person admin;
    private ChannelAccount account;
    private String mail;

    @BeforeEach
    void aSite() {
        admin = colleagues.join(null, Role.ADMIN);
        account = connected(Map.of());
        mail = "f" + UUID.randomUUID().toString().replace("-", "") + "@example.com";
    }

    private ChannelAccount connected(Map<String, String> more) {
        var values = new HashMap<>(Map.of("origins", SITE + " https://www.shop.example:8443", "becomes", "rules"));
        values.put("consent", "nothing");
        values.putAll(more);
        return colleagues.as(
                admin, () -> accounts.connect("web", new AccountDraft("Site " + UUID.randomUUID(), values)));
    }

    private Map<String, Object> entry(String message) {
        var entry = new HashMap<String, Object>();
        entry.put("token", token(Duration.ofMinutes(1)));
        entry.put("id", UUID.randomUUID().toString());
        entry.put("name", "Wang Fang");
        entry.put("email", mail);
        entry.put("message", message);
        return entry;
    }

    private String token(Duration age) {
        return tokens.made("form", account.id(), new Token(clock.instant().minus(age), ""));
    }

    private HttpRequest.Builder call(String path, String body) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/pub/web/" + path))
                .header("Origin", SITE)
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private HttpResponse<String> sent(HttpRequest.Builder call) {
        try {
            return client.send(call.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private HttpResponse<String> entered(Map<String, Object> entry) {
        return sent(call(account.id() + "/form", json.writeValueAsString(entry)));
    }

    private long kept() {
        return jdbc.sql("select count(*) from inbound where account_id = :account")
                .param("account", account.id())
                .query(Long.class)
                .single();
    }

    private List<String> held() {
        return jdbc.sql("select why from web_entry where account_id = :account order by at")
                .param("account", account.id())
                .query(String.class)
                .list();
    }

    private Conversation conversation() {
        return conversation(mail);
    }

    private Conversation conversation(String handle) {
        var manager = colleagues.join(null, Role.MANAGER);
        var number = await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> jdbc.sql("select number from conversation where handle = :handle")
                                .param("handle", handle)
                                .query(String.class)
                                .optional(),
                        Optional::isPresent)
                .orElseThrow();
        return colleagues.as(manager, () -> conversations.get(number));
    }

    private List<Conversations.About> cases(Conversation conversation) {
        return colleagues.as(colleagues.join(null, Role.MANAGER), () -> conversations.cases(conversation.number()));
    }

    private static String phone() {
        return "+86139" + String.format("%08d", Math.floorMod(UUID.randomUUID().hashCode(), 100_000_000));
    }

    @Test
    void anEntryBecomesATicketOfANewCustomerWithBothAddresses() {
        var entry = entry("The door does not close.");
        var phone = phone();
        entry.put("phone", phone.substring(3));
        entry.put("page", "https://shop.example/contact?utm_campaign=x#top");

        var answer = entered(entry);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains(SITE);
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        var conversation = conversation();
        assertThat(conversation.channel()).isEqualTo(Channel.WEB);
        assertThat(conversation.called()).isEqualTo("Wang Fang");
        assertThat(cases(conversation))
                .singleElement()
                .satisfies(one -> assertThat(one.kind()).isEqualTo("TICKET"));
        assertThat(customers.known(List.of("Wang Fang"), List.of(mail))).contains(conversation.customer());
        var said = colleagues.as(
                colleagues.join(null, Role.ADMIN), () -> conversations.said(conversation.number(), 9, null));
        assertThat(jdbc.sql("select body from message where conversation_id = :id")
                        .param("id", conversation.id().value())
                        .query(String.class)
                        .single())
                .contains(phone, "https://shop.example/contact")
                .doesNotContain("utm_");
        assertThat(said).hasSize(1);
    }

    private List<String> heldBy(CustomerId customer) {
        return jdbc.sql("select value from contact_point where customer_id = :id")
                .param("id", customer.value())
                .query(String.class)
                .list();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ticket", "lead"})
    void aStrangerWithACustomersNameAndPhoneAddsNothingToThemAndTakesNothingAway(String becomes) {
        account = connected(Map.of("becomes", becomes));
        var name = "Known " + UUID.randomUUID();
        var phone = phone();
        var known = customers
                .add(new NewCustomer(NewCustomer.Kind.PERSON, name, null, null, null, List.of(phone), Map.of()))
                .id();
        var entry = entry("It is me.");
        entry.put("name", name);
        entry.put("phone", phone);

        entered(entry);

        assertThat(conversation().customer()).isNull();
        assertThat(cases(conversation())).isEmpty();
        assertThat(colleagues.as(
                        colleagues.join(null, Role.MANAGER),
                        () -> conversations.candidates(conversation().number())))
                .extracting(Conversations.Candidate::id)
                .containsExactly(known);
        assertThat(jdbc.sql("select customer_id from contact_point where value = :phone")
                        .param("phone", phone)
                        .query(UUID.class)
                        .list())
                .containsExactly(known.value());
        assertThat(heldBy(known)).containsExactly(phone);
        assertThat(customers.findWholeOrAdd(new NewCustomer(
                        NewCustomer.Kind.PERSON, name, null, null, null, List.of(phone, "x" + mail), Map.of())))
                .isNotEqualTo(known);
        assertThat(customers.findWholeOrAdd(
                        new NewCustomer(NewCustomer.Kind.PERSON, name, null, null, null, List.of(phone), Map.of())))
                .isEqualTo(known);
    }

    @Test
    void aCustomersAddressBesideAnotherPhoneIsForPeople() {
        account = connected(Map.of("becomes", "ticket"));
        var known = customers
                .add(new NewCustomer(NewCustomer.Kind.PERSON, "Wang Fang", null, null, null, List.of(mail), Map.of()))
                .id();
        var entry = entry("Please call me there.");
        entry.put("phone", "138 0013 8000");

        entered(entry);

        assertThat(conversation().customer()).isNull();
        assertThat(conversation().isMaybe()).isTrue();
        assertThat(cases(conversation())).isEmpty();
        assertThat(heldBy(known)).containsExactly(mail);
    }

    @Test
    void theCampaignIsTheSourceOfTheLead() {
        account = connected(Map.of("becomes", "lead"));
        var entry = entry("I need fifty chairs.");
        entry.put(
                "page",
                "https://shop.example/chairs?utm_source=newsletter&utm_campaign=autumn%20chairs&utm_medium=mail");

        assertThat(entered(entry).statusCode()).isEqualTo(200);

        var about = cases(conversation());
        assertThat(about).singleElement().satisfies(one -> {
            assertThat(one.kind()).isEqualTo("LEAD");
            assertThat(one.because()).contains("the account says so");
        });
        var lead = jdbc.sql(
                        "select source || '|' || (facts ->> 'campaign') || '|' || name || '|' || email from lead where"
                                + " id = :id")
                .param("id", about.getFirst().id().value())
                .query(String.class)
                .single();
        assertThat(lead).isEqualTo("newsletter|autumn chairs|Wang Fang|" + mail);
    }

    @Test
    void whatIsSentTwiceHasOneEffect() {
        var entry = entry("Once only.");
        for (var time = 0; time < 5; time++)
            assertThat(entered(entry).statusCode()).isEqualTo(200);
        assertThat(kept()).isEqualTo(1);
        conversation();
        assertThat(jdbc.sql("select count(*) from conversation where handle = :mail")
                        .param("mail", mail)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aPageIsToldWhatToShowInItsLanguageAndNoMore() {
        var form = json.readTree(sent(call(account.id() + "/form/open", "zh")).body());
        assertThat(form.path("texts").path("send").asString()).isEqualTo("发送");
        assertThat(form.path("consent").isNull()).isTrue();
        assertThat(form.path("token").asString()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://shop.example",
                "https://shop.example.evil.example",
                "https://evil.example",
                "https://shop.example:444",
                "null",
                "https://SHOP.example",
                "https://shop.example/",
                "*"
            })
    void pagesOfOtherOriginsGetNothing(String origin) {
        for (var path : List.of("/form/open", "/form")) {
            var call = call(account.id() + path, json.writeValueAsString(entry("Let me in")))
                    .setHeader("Origin", origin);
            var refused = sent(call);
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.body()).isEmpty();
            assertThat(refused.headers().firstValue("Access-Control-Allow-Origin"))
                    .isEmpty();
        }
        assertThat(kept()).isZero();
    }

    @Test
    void strangersAccountsAreAnsweredAsWrongOrigins() {
        var body = json.writeValueAsString(entry("Hello"));
        var refused = List.of(
                sent(call(UUID.randomUUID() + "/form", body)),
                sent(call("nobody/form", body)),
                sent(HttpRequest.newBuilder(
                                URI.create("http://localhost:" + port + "/pub/web/" + account.id() + "/form"))
                        .POST(HttpRequest.BodyPublishers.ofString(body))));
        assertThat(refused).allSatisfy(one -> {
            assertThat(one.statusCode()).isEqualTo(403);
            assertThat(one.body()).isEmpty();
        });
        colleagues.as(admin, () -> accounts.turn(account.id(), ChannelAccount.State.OFF, Revision.ANY));
        assertThat(entered(entry("Hello")).statusCode()).isEqualTo(403);
        assertThat(kept()).isZero();
    }

    @Test
    void nothingElseIsAnsweredToOtherOrigins() {
        var asked = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + port + "/pub/web/" + account.id() + "/form"))
                .header("Origin", SITE)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "x-own")
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody());
        var answer = sent(asked);
        assertThat(answer.statusCode()).isBetween(400, 499);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void onlyATokenThatThisFormWasOpenedWithIsTaken() {
        var other = connected(Map.of());
        var wrong = List.of(
                "",
                "x",
                token(Duration.ofHours(13)),
                token(Duration.ofMinutes(-5)),
                tokens.made("form", other.id(), new Token(clock.instant().minusSeconds(60), "")),
                tokens.made("chat", account.id(), new Token(clock.instant().minusSeconds(60), "")),
                token(Duration.ofMinutes(1)).substring(1));
        for (var token : wrong) {
            var entry = entry("Hello");
            entry.put("token", token);
            assertThat(entered(entry).statusCode()).isEqualTo(409);
        }
        assertThat(kept()).isZero();
        assertThat(held()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "null", "[]", "{", "{}", "{\"id\":\"short\"}", "{\"id\":\"0123456789abcdef\",\"odd\":1}"})
    void whatIsNoEntryIsAnsweredByNobody(String body) {
        assertThat(sent(call(account.id() + "/form", body)).statusCode()).isEqualTo(403);
        assertThat(kept()).isZero();
    }

    @Test
    void whatIsTooLongIsNotRead() {
        assertThat(entered(entry("x".repeat(40_000))).statusCode()).isEqualTo(413);
        assertThat(entered(entry("x".repeat(6_000))).statusCode()).isEqualTo(422);
        assertThat(kept()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "name,' ',name",
        "email,nonsense,email",
        "email,a@b@c.d,email",
        "phone,12,phone",
        "message,'  ',message",
        "email,'',reach"
    })
    void whatIsWrongIsSaidAtItsField(String field, String value, String fault) {
        var entry = entry("Hello");
        entry.put(field, value);
        var refused = entered(entry);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(json.readTree(refused.body()).path("faults").path(field).asString())
                .isEqualTo(fault);
        assertThat(kept()).isZero();
    }

    @Test
    void spamIsAnsweredLikeAllElseAndIsNobodysCustomer() {
        var trapped = entry("Buy now");
        trapped.put("nickname", "bot");
        var fast = entry("Fast");
        fast.put("token", token(Duration.ofMillis(500)));
        var links = entry("http://a.example https://b.example www.c.example http://d.example");
        var bodies = new ArrayList<String>();
        for (var entry : List.of(trapped, fast, links, entry("Good")))
            bodies.add(entered(entry).statusCode() + entered(entry).body());

        assertThat(bodies).containsOnly("200{}");
        assertThat(held()).containsExactlyInAnyOrder("trap", "fast", "links");
        assertThat(kept()).isEqualTo(1);
        conversation();
        assertThat(colleagues.as(admin, () -> desk.of(account.id(), null)).items())
                .hasSize(3);
    }

    @Test
    void whatIsNoSpamIsWorkedOnce() {
        var entry = entry("http://a.example https://b.example www.c.example http://d.example are broken");
        entry.put("phone", "138 0013 8000");
        entered(entry);
        var one =
                colleagues.as(admin, () -> desk.of(account.id(), null)).items().getFirst();
        assertThat(one.message()).endsWith("are broken");
        assertThat(one.reach()).contains("f***@example.com", "****").doesNotContain(mail);

        colleagues.as(admin, () -> desk.release(account.id(), one.id()));

        assertThat(held()).isEmpty();
        assertThat(cases(conversation())).hasSize(1);
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> colleagues.as(admin, () -> desk.release(account.id(), one.id())));
    }

    @Test
    void scriptsInEveryFieldAreWordsLikeOthers() {
        var script = "<script>alert(1)</script><img src=x onerror=alert(1)>";
        var entry = entry(script);
        entry.put("name", script);
        entry.put("page", "javascript:alert(1)");
        assertThat(entered(entry).statusCode()).isEqualTo(200);
        var conversation = conversation();
        assertThat(conversation.called()).isEqualTo(script);
        assertThat(conversation.heading()).isEqualTo(script);
    }

    @Test
    void tenThousandOfOneAddressAreThirty() {
        var taken = 0;
        var late = 0;
        try (var threads = java.util.concurrent.Executors.newFixedThreadPool(16)) {
            var calls = new ArrayList<java.util.concurrent.Future<Integer>>();
            for (var time = 0; time < 10_000; time++)
                calls.add(threads.submit(() -> entered(entry("Again and again")).statusCode()));
            for (var call : calls) {
                var status = call.get();
                if (status == 200) taken++;
                if (status == 429) late++;
            }
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        assertThat(taken).isEqualTo(30);
        assertThat(late).isEqualTo(9_970);
        assertThat(kept()).isEqualTo(30);
    }

    @Test
    void aYesIsAskedForWithItsWordingOnceItIsKnownWhoseItIs() {
        var version =
                colleagues.as(admin, () -> wordings.write(Purpose.MARKETING, "You may write to me.", "您可以通过邮件联系我哦。"));
        account = connected(Map.of("consent", "marketing"));
        var asked = json.readTree(sent(call(account.id() + "/form/open", "en")).body())
                .path("consent");
        assertThat(asked.path("wording").asInt()).isEqualTo(version);
        assertThat(asked.path("text").asString()).isEqualTo("You may write to me.");
        var entry = entry("Please send news.");
        entry.put("consent", true);
        entry.put("wording", version);

        entered(entry);

        var customer = conversation().customer();
        await().untilAsserted(() -> assertThat(asked(customer)).hasSize(1));
        assertThat(consents.all(customer)).as("anybody can enter any address").isEmpty();
        assertThat(asked(customer)).singleElement().satisfies(one -> {
            assertThat(one.purpose()).isEqualTo(Purpose.MARKETING);
            assertThat(one.wording()).isEqualTo(version);
            assertThat(one.source().word()).isEqualTo("web-form");
            assertThat(one.masked()).isEqualTo("f***@example.com");
        });
    }

    @Test
    void aFormThatIsFilledInAgainWithAnotherWordingIsAskedForThat() {
        account = connected(Map.of("consent", "marketing"));
        var first = asks("You may write to me.");
        entered(saysYes(first));
        var customer = conversation().customer();
        await().untilAsserted(() ->
                assertThat(asked(customer)).extracting(AskedConsent::wording).containsExactly(first));

        var second = asks("You may write to me about doors.");
        entered(saysYes(second));
        await().untilAsserted(() ->
                assertThat(asked(customer)).extracting(AskedConsent::wording).containsExactly(second));
        assertThat(waitFor(customer)).isEqualTo(1);
    }

    private int asks(String english) {
        return colleagues.as(admin, () -> wordings.write(Purpose.MARKETING, english, "您可以通过邮件联系我哦。"));
    }

    private Map<String, Object> saysYes(int wording) {
        var entry = entry("Please send news.");
        entry.put("consent", true);
        entry.put("wording", wording);
        return entry;
    }

    private List<AskedConsent> asked(CustomerId customer) {
        return colleagues.as(admin, () -> consentDesk.of(customer).asked());
    }

    @Test
    void aFormLiftsNobodysNo() {
        var version =
                colleagues.as(admin, () -> wordings.write(Purpose.MARKETING, "You may write to me.", "您可以通过邮件联系我哦。"));
        account = connected(Map.of("consent", "marketing"));
        var customer = customers
                .add(new NewCustomer(NewCustomer.Kind.PERSON, "Wang Fang", null, null, null, List.of(mail), Map.of()))
                .id();
        consents.change(customer, "email", false);
        var entry = entry("Please send news.");
        entry.put("consent", true);
        entry.put("wording", version);

        entered(entry);

        assertThat(conversation().customer()).isEqualTo(customer);
        await().untilAsserted(() -> assertThat(
                        jdbc.sql("select settled_at is not null and taken = '{}' from web_consent where conversation_id"
                                        + " = :id")
                                .param("id", conversation().id().value())
                                .query(Boolean.class)
                                .single())
                .isTrue());
        assertThat(consents.standing(customer, Purpose.MARKETING, "email")).isEqualTo(ContactStanding.SAID_NO);
    }

    @Test
    void theScriptIsKeptByBrowsersAndTakenByPagesOfOthers() {
        var script = sent(HttpRequest.newBuilder(
                URI.create("http://localhost:" + port + "/pub/web/" + account.id() + "/form.js")));
        assertThat(script.statusCode()).isEqualTo(200);
        assertThat(script.headers().firstValue("Cross-Origin-Resource-Policy")).contains("cross-origin");
        assertThat(script.headers().firstValue("Cache-Control").orElseThrow()).contains("max-age=3600");
        assertThat(script.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/javascript");
        assertThat(script.headers().firstValue("Set-Cookie")).isEmpty();
        var again = sent(HttpRequest.newBuilder(
                        URI.create("http://localhost:" + port + "/pub/web/" + account.id() + "/form.js"))
                .header("If-None-Match", script.headers().firstValue("ETag").orElseThrow()));
        assertThat(again.statusCode()).isEqualTo(304);
        var nobody = sent(HttpRequest.newBuilder(
                URI.create("http://localhost:" + port + "/pub/web/" + UUID.randomUUID() + "/form.js")));
        assertThat(nobody.statusCode()).isEqualTo(404);
    }

    @Test
    void theChatHasTheAccountsColourBeforeAnybodyOpensIt() {
        var red = connected(Map.of("accent", "#aa0000"));

        assertThat(chat(account).body()).contains("accent = \"\"");
        assertThat(chat(red).body()).contains("accent = \"#aa0000\"");
        assertThat(chat(red).headers().firstValue("ETag"))
                .isNotEqualTo(chat(account).headers().firstValue("ETag"));
    }

    private HttpResponse<String> chat(ChannelAccount of) {
        return sent(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/pub/web/" + of.id() + "/chat.js")));
    }

    @ParameterizedTest
    @CsvSource({
        "origins,http://shop.example",
        "origins,https://shop.example/path",
        "origins,https://user@shop.example",
        "origins,*",
        "origins,shop.example",
        "accent,red",
        "accent,#12345",
        "privacy,javascript:alert(1)",
        "becomes,anything"
    })
    void whatNoSiteHasIsRefusedAtItsField(String field, String value) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> connected(Map.of(field, value)))
                .matches(refused -> field.equals(refused.field()));
    }

    @Test
    void aYesGoesWithWhoseTheConversationIs() {
        var version =
                colleagues.as(admin, () -> wordings.write(Purpose.MARKETING, "You may write to me.", "您可以通过邮件联系我哦。"));
        account = connected(Map.of("consent", "marketing"));
        var entry = entry("Please send news.");
        entry.put("consent", true);
        entry.put("wording", version);
        entered(entry);
        var wrong = Objects.requireNonNull(conversation().customer());
        await().untilAsserted(() -> assertThat(waitFor(wrong)).isEqualTo(1));
        var number = conversation().number();
        var manager = colleagues.join(null, Role.MANAGER);

        colleagues.as(manager, () -> conversationDesk.unlink(number, Revision.ANY));
        assertThat(waitFor(wrong)).isZero();

        var right = customers
                .add(new NewCustomer(NewCustomer.Kind.PERSON, "Right " + mail, null, null, null, List.of(), Map.of()))
                .id();
        colleagues.as(manager, () -> conversationDesk.link(number, right, null, Revision.ANY));
        assertThat(waitFor(right)).isEqualTo(1);
        assertThat(asked(right))
                .as("nobody knows that it is their address")
                .extracting(AskedConsent::trouble)
                .containsExactly("consent.trouble.not-theirs");

        consents.change(right, "email", false);
        colleagues.as(manager, () -> conversationDesk.link(number, wrong, null, Revision.ANY));
        assertThat(consents.standing(right, Purpose.MARKETING, "email")).isEqualTo(ContactStanding.SAID_NO);
        assertThat(waitFor(right)).isZero();
        assertThat(waitFor(wrong)).isEqualTo(1);
    }

    /** How many questions about a yes by mail a customer has not answered yet. */
    private long waitFor(CustomerId customer) {
        return jdbc.sql("select count(*) from consent_request where customer_id = :customer and ended_at is null")
                .param("customer", customer.value())
                .query(Long.class)
                .single();
    }

    @Test
    void ofManyThatWereHeldEachIsSeenAndCanBeThrownAway() {
        for (var place = 0; place < 60; place++)
            jdbc.sql("""
                insert into web_entry (id, account_id, there, at, why, body)
                values (:id, :account, :there, now() - make_interval(mins => :place), 'links', :body)
                """)
                    .param("id", UUID.randomUUID())
                    .param("account", account.id())
                    .param("there", UUID.randomUUID().toString())
                    .param("place", place)
                    .param("body", json.writeValueAsBytes(entry("Number " + place)))
                    .update();

        assertThat(colleagues.as(admin, () -> desk.count(account.id()))).isEqualTo(60);
        var first = colleagues.as(admin, () -> desk.of(account.id(), null));
        var second = colleagues.as(admin, () -> desk.of(account.id(), first.next()));
        assertThat(first.items()).hasSize(50);
        assertThat(second.items()).hasSize(10);
        assertThat(second.items().getLast().message()).isEqualTo("Number 59");

        var last = second.items().getLast().id();
        colleagues.as(admin, () -> desk.throwAway(account.id(), last));
        assertThat(colleagues.as(admin, () -> desk.count(account.id()))).isEqualTo(59);
    }

    @Test
    void administratorsHearOfTheFirstOfADayThatIsHeld() {
        for (var place = 0; place < 2; place++)
            entered(entry("http://a.example https://b.example www.c.example http://d.example"));

        assertThat(held()).hasSize(2);
        assertThat(jdbc.sql("select count(*) from notice where user_id = :who and kind = 'EntryHeld' and"
                                + " subject_id = :account")
                        .param("who", admin.id().value())
                        .param("account", account.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }
}
