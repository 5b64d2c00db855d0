package dev.rapport.contact.optin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.rapport.access.Role;
import dev.rapport.cases.Cases;
import dev.rapport.contact.PostForTests;
import dev.rapport.contact.accounts.ChannelAccounts;
import dev.rapport.customer.AskedConsent;
import dev.rapport.customer.Confirmations;
import dev.rapport.customer.ConsentDesk;
import dev.rapport.customer.ConsentRequest.State;
import dev.rapport.customer.ConsentSource;
import dev.rapport.customer.ConsentStatement;
import dev.rapport.customer.Consents;
import dev.rapport.customer.ContactPointDesk;
import dev.rapport.customer.ContactPointDetail;
import dev.rapport.customer.ContactStanding;
import dev.rapport.customer.CustomerDesk;
import dev.rapport.customer.CustomerTerms;
import dev.rapport.customer.Customers;
import dev.rapport.customer.KeptConsent;
import dev.rapport.customer.NewCustomer;
import dev.rapport.customer.Purpose;
import dev.rapport.platform.Channel;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.EmailAddress;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import dev.rapport.platform.Texts;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.LogsOutAtTheEnd;
import dev.rapport.testing.MailServer;
import dev.rapport.testing.MovableClock;
import dev.rapport.testing.PortTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A yes to advertising by e-mail counts once whoever reads the address pressed the button behind the link. */
@PortTest
@ExtendWith(LogsOutAtTheEnd.class)
class ConfirmationTests {

    private static final Pattern LINK = Pattern.compile("https://crm\\.example(/pub/consent/([A-Za-z0-9_-]{43}))\\b");

    @LocalServerPort
    int port;

    @Autowired
    Confirmations confirmations;

    @Autowired
    ConsentDesk desk;

    @Autowired
    Consents consents;

    @Autowired
    Customers customers;

    @Autowired
    CustomerDesk customerDesk;

    @Autowired
    ContactPointDesk points;

    @Autowired
    Cases cases;

    @Autowired
    ChannelAccounts accounts;

    @Autowired
    ConfirmationLetters letters;

    @Autowired
    Texts texts;

    @Autowired
    Colleagues colleagues;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MovableClock clock;

    private final HttpClient http = HttpClient.newHttpClient();
    private MailServer server;
    private PostForTests post;
    private ConfirmationMails mails;
    private String mail;
    private CustomerId customer;

    @BeforeEach
    void aCustomer() throws IOException {
        jdbc.sql("update consent_request set mail_wanted = false").update();
        server = new MailServer();
        post = PostForTests.byMail(jdbc, transactions, clock, server, letters);
        mails = mailing();
        mail = "n" + UUID.randomUUID().toString().replace("-", "") + "@example.com";
        colleagues.logIn(colleagues.join(null, Role.MANAGER));
        customer = customer();
    }

    @AfterEach
    void none() throws Exception {
        server.close();
        clock.reset();
    }

    private ConfirmationMails mailing() {
        return new ConfirmationMails(
                confirmations, post.sending(), accounts, texts, transactions, clock, "https://crm.example/");
    }

    private CustomerId customer() {
        return customers
                .add(new NewCustomer(
                        NewCustomer.Kind.PERSON,
                        "Nora " + UUID.randomUUID(),
                        null,
                        null,
                        null,
                        List.of(mail),
                        Map.of()))
                .id();
    }

    private void saysYes(CustomerId who, Purpose purpose) {
        desk.say(who, new ConsentStatement(purpose, "email", true, ConsentSource.CALL, null, null, null));
    }

    private void saysNo(CustomerId who, Purpose purpose) {
        desk.say(who, new ConsentStatement(purpose, "email", false, ConsentSource.CALL, null, null, null));
    }

    /** What was mailed to the address until now, decoded as far as links need it. */
    private List<String> mailed() {
        mails.round();
        post.sendDue();
        return server.taken().stream().filter(one -> one.contains(mail)).toList();
    }

    /** The way of the link in the last mail. */
    private String link() {
        var link = LINK.matcher(decoded(mailed().getLast()));
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    private static String decoded(String raw) {
        var plain = raw.replaceAll("=\r?\n", "").replace("=3D", "=");
        if (!raw.contains("base64")) return plain;
        var body = raw.substring(raw.indexOf("\n\n") < 0 ? raw.indexOf("\r\n\r\n") : raw.indexOf("\n\n"));
        return new String(
                java.util.Base64.getMimeDecoder().decode(body.strip()), java.nio.charset.StandardCharsets.UTF_8);
    }

    private HttpResponse<String> opened(String link) {
        return sent(HttpRequest.newBuilder(at(link)));
    }

    private HttpResponse<String> pressed(String link, String body) {
        return sent(HttpRequest.newBuilder(at(link))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private URI at(String link) {
        return URI.create("http://localhost:" + port + link);
    }

    private HttpResponse<String> sent(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private ContactStanding standing(CustomerId who) {
        return consents.standing(who, Purpose.NEWSLETTER, "email");
    }

    private AskedConsent asked() {
        return desk.of(customer).asked().getFirst();
    }

    @Test
    void countsWhenTheButtonIsPressedAndNotWhenTheLinkIsOpened() {
        saysYes(customer, Purpose.NEWSLETTER);
        assertThat(asked().state()).isEqualTo(State.WAITING);
        var link = link();
        assertThat(asked().state()).isEqualTo(State.MAILED);
        assertThat(asked().trouble()).isNull();

        var page = opened(link);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("You may send me your newsletter.", "n***@example.com")
                .doesNotContain(mail, "Nora");
        assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "form-action 'self'");
        assertThat(page.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
        assertThat(page.headers().firstValue("Set-Cookie")).isEmpty();
        pressed(link, "");
        pressed(link, "answer=maybe");
        assertThat(standing(customer)).isEqualTo(ContactStanding.NO_CONSENT);

        assertThat(pressed(link, "answer=yes").body()).contains("Thank you");
        assertThat(standing(customer)).isEqualTo(ContactStanding.CONSENTED);
        assertThat(desk.of(customer).asked()).isEmpty();
        assertThat(desk.of(customer).said()).singleElement().satisfies(kept -> {
            assertThat(kept.confirmedAt()).isEqualTo(kept.at());
            assertThat(kept.wording()).isEqualTo(1);
            assertThat(kept.source()).isEqualTo(ConsentSource.CALL);
        });
        assertThat(cases.story(customer, List.of(), Locale.ENGLISH, ZoneOffset.UTC, 50, null)
                        .items())
                .extracting(line -> line.text())
                .contains(
                        "Asked to confirm newsletter by e-mail at n***@example.com (call)",
                        "Confirmed newsletter by the link mailed to n***@example.com (wording 1)");
    }

    @Test
    void aLinkIsGoodOnceAndNeverLiftsALaterNo() {
        saysYes(customer, Purpose.NEWSLETTER);
        var link = link();
        pressed(link, "answer=yes");
        saysNo(customer, Purpose.NEWSLETTER);

        pressed(link, "answer=yes");
        assertThat(standing(customer)).isEqualTo(ContactStanding.SAID_NO);
        assertThat(desk.of(customer).said())
                .extracting(KeptConsent::isWithdrawn)
                .containsExactly(true);
    }

    @Test
    void onlyTheHashOfALinkIsKept() {
        saysYes(customer, Purpose.NEWSLETTER);
        var token = link().substring("/pub/consent/".length());

        assertThat(jdbc.sql("select encode(token_hash, 'escape') || encode(token_hash, 'base64') from consent_mail")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .noneMatch(kept -> kept.contains(token));
        assertThat(jdbc.sql("select count(*) from outgoing where body like :token")
                        .param("token", "%" + token + "%")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void whatIsNotConfirmedInTimeLapsesAndCanBeAskedAnew() {
        saysYes(customer, Purpose.NEWSLETTER);
        var link = link();
        clock.move(Duration.ofDays(8));

        assertThat(opened(link).statusCode()).isEqualTo(410);
        assertThat(pressed(link, "answer=yes").statusCode()).isEqualTo(410);
        assertThat(standing(customer)).isEqualTo(ContactStanding.NO_CONSENT);
        mails.round();
        assertThat(asked().state()).isEqualTo(State.LAPSED);
        assertThat(cases.story(customer, List.of(), Locale.ENGLISH, ZoneOffset.UTC, 50, null)
                        .items())
                .extracting(line -> line.text())
                .contains("Did not confirm newsletter at n***@example.com in time");

        desk.sendAgain(customer, asked().id());
        pressed(link(), "answer=yes");
        assertThat(standing(customer)).isEqualTo(ContactStanding.CONSENTED);
    }

    @Test
    void whatLedToNothingIsForgottenAndTheProofIsNot() {
        saysYes(customer, Purpose.NEWSLETTER);
        saysYes(customer, Purpose.MARKETING);
        pressed(link(), "answer=yes");
        saysNo(customer, Purpose.MARKETING);
        clock.move(Duration.ofDays(91));
        mails.round();

        assertThat(jdbc.sql("select outcome from consent_request where customer_id = :customer")
                        .param("customer", customer.value())
                        .query(String.class)
                        .list())
                .containsExactly("CONFIRMED");
    }

    @Test
    void aNoMeanwhileWinsAndNothingIsMailed() {
        saysYes(customer, Purpose.NEWSLETTER);
        mails.round();
        saysNo(customer, Purpose.NEWSLETTER);

        assertThat(mailed()).as("it was on its way out").isEmpty();
        assertThat(desk.of(customer).asked()).isEmpty();
        assertThat(standing(customer)).isEqualTo(ContactStanding.SAID_NO);
    }

    @Test
    void doNotContactWins() {
        saysYes(customer, Purpose.NEWSLETTER);
        var link = link();
        desk.forbidContact(customer, true);
        pressed(link, "answer=yes");
        assertThat(consents.all(customer)).isEmpty();

        assertThatThrownBy(() -> saysYes(customer, Purpose.NEWSLETTER))
                .isInstanceOf(Refused.class)
                .hasMessage("consent.do-not-contact-stands");
    }

    @Test
    void whoeverReadsTheAddressCanSayNo() {
        saysYes(customer, Purpose.NEWSLETTER);
        assertThat(pressed(link(), "answer=no").body()).contains("We will not write to you");

        assertThat(desk.of(customer).said())
                .extracting(KeptConsent::granted, KeptConsent::source)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(false, ConsentSource.CONFIRMATION));
        assertThat(standing(customer)).isEqualTo(ContactStanding.SAID_NO);
    }

    @Test
    void nobodyIsAskedTwiceAtOneAddressAndSeldomADay() {
        var other = customer();
        saysYes(customer, Purpose.NEWSLETTER);
        saysYes(customer, Purpose.NEWSLETTER);
        saysYes(customer, Purpose.MARKETING);
        saysYes(other, Purpose.NEWSLETTER);
        assertThat(mailed()).hasSize(1);
        mails.round();
        mails.round();
        assertThat(mailed()).as("until it is answered").hasSize(1);

        var first = desk.of(customer).asked().stream()
                .filter(one -> one.state() == State.MAILED)
                .findFirst()
                .orElseThrow();
        desk.sendAgain(customer, first.id());
        assertThat(mailed()).hasSize(2);
        desk.sendAgain(customer, first.id());
        assertThat(mailed()).hasSize(3);
        assertThatThrownBy(() -> desk.sendAgain(customer, first.id()))
                .isInstanceOf(Refused.class)
                .hasMessage("consent.enough-mails");

        pressed(link(), "answer=yes");
        assertThat(mailed()).as("enough for today").hasSize(3);
        clock.move(Duration.ofHours(25));
        assertThat(mailed()).as("the next").hasSize(4);
    }

    @Test
    void twoCopiesWriteOneMail() throws Exception {
        var copies = List.of(mailing(), mailing(), mailing(), mailing());
        saysYes(customer, Purpose.NEWSLETTER);
        try (var threads = Executors.newFixedThreadPool(copies.size())) {
            var rounds = new ArrayList<Future<?>>();
            copies.forEach(copy -> rounds.add(threads.submit(copy::round)));
            for (var round : rounds) round.get();
        }

        assertThat(mailed()).hasSize(1);
    }

    @Test
    void twoWhoPressAtOnceConfirmOnce() throws Exception {
        saysYes(customer, Purpose.NEWSLETTER);
        var link = link();
        try (var threads = Executors.newFixedThreadPool(8)) {
            var presses = new ArrayList<Future<HttpResponse<String>>>();
            for (var time = 0; time < 8; time++) presses.add(threads.submit(() -> pressed(link, "answer=yes")));
            for (var press : presses) assertThat(press.get().statusCode()).isEqualTo(200);
        }

        await().untilAsserted(() -> assertThat(
                        cases.story(customer, List.of(), Locale.ENGLISH, ZoneOffset.UTC, 50, null).items().stream()
                                .filter(line -> line.text().startsWith("Confirmed newsletter")))
                .hasSize(1));
    }

    @Test
    void everybodyIsAskedInTheirLanguage() {
        customerDesk.serve(
                customer,
                new CustomerTerms("standard", "zh", null),
                customerDesk.terms(customer).revision());
        saysYes(customer, Purpose.NEWSLETTER);
        var link = link();

        assertThat(decoded(mailed().getLast())).contains("贵方可向我发送新闻邮件").doesNotContain("Hello");
        assertThat(opened(link).body()).contains("lang=\"zh-CN\"", "我同意").doesNotContain("I agree");
    }

    @Test
    void aYesCountsWhereItWasConfirmedAndNowhereElse() {
        var other = "other-" + mail;
        points.add(customer, other, ContactPointDetail.NONE);
        saysYes(customer, Purpose.NEWSLETTER);
        pressed(link(), "answer=yes");

        assertThat(standing(customer)).isEqualTo(ContactStanding.CONSENTED);
        assertThat(standing(mail)).isEqualTo(ContactStanding.CONSENTED);
        assertThat(standing(other)).isEqualTo(ContactStanding.NO_CONSENT);
        var kept = desk.of(customer).said().getFirst();
        assertThat(kept.confirmedWhere()).isEqualTo("n***@example.com");

        var twin = customer();
        points.add(twin, other, ContactPointDetail.NONE);
        saysNo(twin, Purpose.NEWSLETTER);
        assertThat(isForbidden(mail)).isFalse();
        assertThat(isForbidden(other)).as("the yes was said elsewhere").isTrue();
    }

    private ContactStanding standing(String address) {
        return consents.standing(customer, Purpose.NEWSLETTER, "email", address);
    }

    private boolean isForbidden(String address) {
        return consents.isForbiddenByAnother(customer, Purpose.NEWSLETTER, "email", address);
    }

    private UUID point() {
        return points.of(customer).getFirst().id();
    }

    @Test
    void aYesEndsWithItsAddressAndDoesNotComeBackWithIt() {
        saysYes(customer, Purpose.NEWSLETTER);
        pressed(link(), "answer=yes");
        points.remove(customer, point(), Revision.ANY);

        assertThat(standing(customer)).isEqualTo(ContactStanding.NO_CONSENT);
        assertThat(desk.of(customer).said()).extracting(KeptConsent::ended).containsExactly(true);
        assertThat(story())
                .contains(
                        "The yes to newsletter ended: n***@example.com, where it was confirmed, is not used any more");

        points.add(customer, mail, ContactPointDetail.NONE);
        assertThat(standing(customer)).isEqualTo(ContactStanding.NO_CONSENT);
    }

    private List<String> story() {
        return cases.story(customer, List.of(), Locale.ENGLISH, ZoneOffset.UTC, 50, null).items().stream()
                .map(line -> line.text())
                .toList();
    }

    @Test
    void aYesEndsWhenItsAddressIsReplacedOrNotToBeUsed() {
        saysYes(customer, Purpose.NEWSLETTER);
        pressed(link(), "answer=yes");
        points.correct(customer, point(), "right-" + mail, Revision.ANY);
        assertThat(standing(customer)).isEqualTo(ContactStanding.NO_CONSENT);

        points.correct(customer, point(), mail, Revision.ANY);
        saysYes(customer, Purpose.NEWSLETTER);
        pressed(link(), "answer=yes");
        assertThat(standing(customer)).isEqualTo(ContactStanding.CONSENTED);
        points.change(customer, point(), detail(null, "They left the firm"), Revision.ANY);
        assertThat(standing(customer)).isEqualTo(ContactStanding.NO_CONSENT);
    }

    private static ContactPointDetail detail(LocalDate until, String doNotUse) {
        return new ContactPointDetail(null, Set.of(), null, null, null, until, doNotUse);
    }

    @Test
    void aYesEndsAfterTheLastDayOfItsAddress() {
        saysYes(customer, Purpose.NEWSLETTER);
        pressed(link(), "answer=yes");
        points.change(customer, point(), detail(LocalDate.now(clock).plusDays(2), null), Revision.ANY);
        clock.move(Duration.ofDays(2));
        assertThat(standing(customer)).isEqualTo(ContactStanding.CONSENTED);
        clock.move(Duration.ofDays(1));
        assertThat(standing(customer)).isEqualTo(ContactStanding.NO_CONSENT);

        mails.round();
        assertThat(jdbc.sql("select expires_at is not null from customer_consent where customer_id = :customer")
                        .param("customer", customer.value())
                        .query(Boolean.class)
                        .single())
                .as("segments hear of it")
                .isTrue();
    }

    @Test
    void nobodyIsAskedWhereTheCustomerIsNotReached() {
        var strange = "strange-" + mail;
        consents.say(customer, ofForm(1, "2026-01-01T10:00:00Z"), EmailAddress.read(strange), null);
        assertThat(mailedTo(strange)).isEmpty();
        assertThat(asked().trouble()).isEqualTo("consent.trouble.not-theirs");
        assertThatThrownBy(() -> desk.sendAgain(customer, asked().id()))
                .isInstanceOf(Refused.class)
                .hasMessage("consent.not-their-address");

        points.add(customer, strange, ContactPointDetail.NONE);
        assertThat(mailedTo(strange)).hasSize(1);
    }

    private List<String> mailedTo(String address) {
        mailed();
        return server.taken().stream().filter(one -> one.contains(address)).toList();
    }

    private static ConsentStatement ofForm(int wording, String at) {
        return new ConsentStatement(
                Purpose.NEWSLETTER, "email", true, ConsentSource.WEB_FORM, wording, Instant.parse(at), null);
    }

    @Test
    void aLinkEndsWithTheAddress() {
        saysYes(customer, Purpose.NEWSLETTER);
        var link = link();
        points.remove(customer, point(), Revision.ANY);
        points.add(customer, mail, ContactPointDetail.NONE);

        assertThat(pressed(link, "answer=yes").statusCode()).isEqualTo(410);
        assertThat(standing(customer)).isEqualTo(ContactStanding.NO_CONSENT);
    }

    @Test
    void whatAnotherConfirmedIsTakenBackAndNothingElse() {
        var said = ofForm(1, "2026-01-01T10:00:00Z");
        consents.say(customer, said, EmailAddress.read(mail), null);
        pressed(link(), "answer=yes");
        saysYes(customer, Purpose.MARKETING);
        consents.wasAnother(customer, said);

        assertThat(consents.all(customer)).isEmpty();
        assertThat(desk.of(customer).asked())
                .as("a colleague's, of which the form said nothing")
                .extracting(AskedConsent::purpose)
                .containsExactly(Purpose.MARKETING);

        var later = ofForm(1, "2026-01-02T10:00:00Z");
        saysYes(customer, Purpose.NEWSLETTER);
        consents.wasAnother(customer, later);
        assertThat(desk.of(customer).asked()).hasSize(2);
    }

    @Test
    void aFormThatIsFilledInAgainIsAskedAnew() {
        var other = "other-" + mail;
        points.add(customer, other, ContactPointDetail.NONE);
        consents.say(customer, ofForm(1, "2026-01-01T10:00:00Z"), EmailAddress.read(mail), null);
        var first = link();
        var again = ofForm(1, "2026-01-01T10:05:00Z");
        assertThat(consents.mayBeAsked(customer, again, EmailAddress.read(mail)))
                .isFalse();
        assertThat(consents.mayBeAsked(customer, again, EmailAddress.read(other)))
                .isTrue();
        consents.say(customer, again, EmailAddress.read(other), null);

        assertThat(mailedTo(other)).hasSize(1);
        assertThat(pressed(first, "answer=yes").statusCode()).isEqualTo(410);
    }

    @Test
    void aQuestionThatCouldNotBeMailedLapses() {
        saysYes(customer, Purpose.NEWSLETTER);
        clock.move(Duration.ofDays(31));
        assertThat(mailed()).isEmpty();
        assertThat(asked().state()).isEqualTo(State.LAPSED);

        desk.sendAgain(customer, asked().id());
        assertThat(mailed()).hasSize(1);
    }

    @Test
    void aLinkThatEndedStaysEnded() {
        saysYes(customer, Purpose.NEWSLETTER);
        var old = link();
        clock.move(Duration.ofDays(8));
        mails.round();
        desk.sendAgain(customer, asked().id());
        assertThat(pressed(old, "answer=yes").statusCode()).isEqualTo(410);

        var fresh = link();
        assertThat(pressed(old, "answer=yes").statusCode()).isEqualTo(410);
        assertThat(opened(fresh).statusCode()).isEqualTo(200);
        assertThat(standing(customer)).isEqualTo(ContactStanding.NO_CONSENT);
    }

    @Test
    void aNoThatIsSaidWhileSomebodyAsksIsHeard() throws Exception {
        try (var others = Executors.newSingleThreadExecutor()) {
            var no = new ArrayList<Future<?>>();
            transactions.executeWithoutResult(status -> {
                saysYes(customer, Purpose.NEWSLETTER);
                no.add(others.submit(() -> consents.change(customer, "email", false)));
                await().until(() -> no.getFirst().isDone() || somebodyWaitsForALock());
            });
            no.getFirst().get();
        }

        assertThat(desk.of(customer).asked()).isEmpty();
        assertThat(mailed()).isEmpty();
        assertThat(standing(customer)).isEqualTo(ContactStanding.SAID_NO);
    }

    /** Whoever holds the customer, as the click does, holds up who writes before they lock anything else. */
    @Test
    void whoeverWritesWhatACustomerSaysTakesTheCustomerFirst() throws Exception {
        saysYes(customer, Purpose.MARKETING);
        saysNo(customer, Purpose.NEWSLETTER);
        var statement = ofForm(1, "2026-01-01T10:00:00Z");
        var refusal = new Consents.Refusal(customer, Channel.EMAIL, "nos.csv", 1, clock.instant());
        for (Runnable writer : List.<Runnable>of(
                () -> consents.change(customer, "email", false),
                () -> consents.say(
                        customer,
                        new ConsentStatement(Purpose.MARKETING, "email", false, ConsentSource.CALL, null, null, null),
                        null),
                () -> consents.refuse(List.of(refusal)),
                () -> consents.wasAnother(customer, statement)))
            try (var others = Executors.newSingleThreadExecutor()) {
                var writes = new ArrayList<Future<?>>();
                transactions.executeWithoutResult(status -> {
                    rows("customer where id");
                    writes.add(others.submit(writer));
                    await().until(() -> writes.getFirst().isDone() || somebodyWaitsForALock());
                    assertThat(writes.getFirst().isDone()).isFalse();
                    rows("customer_consent where customer_id");
                    rows("consent_request where customer_id");
                });
                writes.getFirst().get();
            }
    }

    private void rows(String which) {
        jdbc.sql("select 1 from " + which + " = :customer for no key update nowait")
                .param("customer", customer.value())
                .query()
                .listOfRows();
    }

    private boolean somebodyWaitsForALock() {
        return jdbc.sql("select exists (select from pg_locks where not granted)")
                .query(Boolean.class)
                .single();
    }

    @Test
    void whatIsNoLinkLeadsNowhere() {
        for (var token : List.of("x", "A".repeat(43), "A".repeat(44), "..%2F..%2Fapi", "%00")) {
            var answer = opened("/pub/consent/" + token);
            assertThat(answer.statusCode()).as(token).isIn(400, 404);
            assertThat(answer.body()).doesNotContain("<button");
        }
        assertThat(pressed("/pub/consent/" + "A".repeat(43), "answer=yes").statusCode())
                .isEqualTo(404);
    }
}
