package dev.rapport.contact.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.contact.Trouble;
import dev.rapport.contact.accounts.AccountChange.What;
import dev.rapport.contact.accounts.ChannelAccount.State;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import dev.rapport.platform.SecretsForTests;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** Accounts of a platform that nothing else knows of. */
@DatabaseTest
@RecordApplicationEvents
class AccountDeskTests {

    private static final String SECRET = "s3cret of " + UUID.randomUUID();

    @Autowired
    AccountDesk desk;

    @Autowired
    AccountTrial trial;

    @Autowired
    ChannelAccounts accounts;

    @Autowired
    AccountRows rows;

    @Autowired
    Colleagues colleagues;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationEvents events;

    private Person admin;
    private String name;

    @BeforeEach
    void people() {
        admin = colleagues.join(null, Role.ADMIN);
        colleagues.logIn(admin);
        name = "Garden " + UUID.randomUUID();
    }

    @AfterEach
    void none() {
        jdbc.sql("delete from channel_account where platform = :platform")
                .param("platform", PlantedPlatform.NAME)
                .update();
    }

    private AccountDraft draft(String... more) {
        var values = new TreeMap<>(Map.of("place", "Garden.Example", "token", SECRET, "way", "loud"));
        for (var i = 0; i < more.length; i += 2) values.put(more[i], more[i + 1]);
        return new AccountDraft(name, values);
    }

    private AccountDraft without(String field, String... more) {
        var values = new TreeMap<>(draft(more).values());
        values.remove(field);
        return new AccountDraft(name, values);
    }

    private ChannelAccount connected() {
        return desk.connect(PlantedPlatform.NAME, draft());
    }

    @Test
    void anAccountIsOnAtOnceAndOpensForItsAdapterOnly() {
        var account = connected();

        assertThat(account.state()).isEqualTo(State.ON);
        assertThat(account.settings())
                .containsOnly(
                        Map.entry("place", "garden.example"), Map.entry("way", "loud"), Map.entry("proudly", "false"));
        assertThat(account.secrets()).containsExactly("token");
        assertThat(accounts.settings(account.id()).text("token")).isEqualTo(SECRET);
        assertThat(accounts.settings(account.id()).toString()).doesNotContain(SECRET);
        assertThat(accounts.ready(PlantedPlatform.NAME))
                .extracting(ChannelAccount::id)
                .contains(account.id());
        assertThat(events.stream(AccountChanged.class)).contains(new AccountChanged(account.id()));
    }

    @Test
    void theDatabaseNeverKnowsASecret() {
        connected();

        for (var table : new String[] {"channel_account", "channel_account_secret", "channel_account_change"})
            assertThat(jdbc.sql("select coalesce(string_agg(cast(t as text), ' '), '') from %s t".formatted(table))
                            .query(String.class)
                            .single())
                    .doesNotContain(SECRET)
                    .doesNotContain(HexFormat.of().formatHex(SECRET.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void whatIsMissingOrCannotBeIsRefusedAtItsField() {
        refused(without("token"), "accounts.needed", "token");
        refused(draft("token", " "), "accounts.needed", "token");
        refused(without("place"), "accounts.needed", "place");
        refused(draft("place", "https://garden.example"), "outside.bad-host", "place");
        refused(draft("place", "nowhere.example"), "planted.refused", "place");
        refused(draft("way", "silent"), "accounts.no-choice", "way");
        refused(draft("often", "1.5"), "accounts.no-number", "often");
        refused(draft("proudly", "perhaps"), "accounts.no-flag", "proudly");
        refused(draft("colour", "red"), "accounts.no-such-field", "colour");
        refused(draft("token", "a\u0000b"), "error.unfit-character", "token");
        refused(new AccountDraft(" ", draft().values()), "accounts.bad-name", "name");
        assertThatThrownBy(() -> desk.connect("moon", draft())).hasMessage("accounts.no-such-platform");
        assertThat(desk.list()).noneMatch(account -> account.name().equals(name));
    }

    private void refused(AccountDraft draft, String key, String field) {
        assertThatThrownBy(() -> desk.connect(PlantedPlatform.NAME, draft))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.key()).isEqualTo(key);
                    assertThat(refused.field()).isEqualTo(field);
                });
    }

    @Test
    void aSecretThatIsNotSaidStaysAndAnEmptyOneGoes() {
        var account = desk.connect(PlantedPlatform.NAME, draft("pin", "1234"));

        account = desk.change(account.id(), without("token", "often", "5"), account.revision());
        assertThat(accounts.settings(account.id()).text("token")).isEqualTo(SECRET);
        assertThat(accounts.settings(account.id()).text("pin")).isEqualTo("1234");
        account = desk.change(account.id(), without("token", "pin", ""), account.revision());
        assertThat(account.secrets()).containsExactly("token");
        assertThat(accounts.settings(account.id()).find("pin")).isEmpty();
    }

    @Test
    void aSecretIsNotToldToAnotherServerThanItWasEnteredFor() {
        var account = connected();

        assertThatThrownBy(
                        () -> desk.change(account.id(), without("token", "place", "thief.example"), account.revision()))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.key()).isEqualTo("accounts.secret-again");
                    assertThat(refused.field()).isEqualTo("token");
                });
        var moved = desk.change(account.id(), draft("place", "other.example", "token", "new"), account.revision());
        assertThat(accounts.settings(moved.id()).text("token")).isEqualTo("new");
    }

    /** To another port of the same host somebody else may listen, and what is not sealed everybody reads. */
    @ParameterizedTest
    @CsvSource({"imap-port, 1143", "imap-security, plain", "smtp-port, 1025", "smtp-security, plain"})
    void aSecretIsNotToldToAnotherPortNorInAnotherWay(String field, String value) {
        var mail = new HashMap<>(Map.of(
                "address", "desk@house.example",
                "imap-host", "localhost",
                "imap-port", "993",
                "imap-security", "tls",
                "imap-user", "desk",
                "imap-password", "imap secret",
                "imap-folder", "INBOX",
                "smtp-host", "localhost",
                "smtp-port", "465"));
        mail.putAll(Map.of("smtp-security", "tls", "smtp-user", "desk", "smtp-password", "smtp secret"));
        var account = desk.connect("mail", new AccountDraft(name, mail));
        mail.keySet().removeIf(key -> key.endsWith("-password"));
        mail.put(field, value);

        assertThatThrownBy(() -> desk.change(account.id(), new AccountDraft(name, mail), account.revision()))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.key()).isEqualTo("accounts.secret-again");
                    assertThat(refused.field()).isEqualTo(field.replaceAll("-.*", "-password"));
                });
        desk.remove(account.id());
    }

    @Test
    void whoComesSecondIsToldWhoCameFirst() {
        var account = connected();
        desk.change(account.id(), without("token", "often", "5"), account.revision());

        assertThatThrownBy(() -> desk.change(account.id(), without("token", "often", "6"), account.revision()))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.kind()).isEqualTo(Refused.Kind.CHANGED);
                    assertThat(refused.arguments()[0]).isEqualTo(admin.name());
                });
    }

    @Test
    void anAccountThatIsOffIsNotReady() {
        var account = connected();

        account = desk.turn(account.id(), State.OFF, account.revision());
        assertThat(accounts.ready(PlantedPlatform.NAME))
                .extracting(ChannelAccount::id)
                .doesNotContain(account.id());
        account = desk.turn(account.id(), State.ON, account.revision());
        assertThat(accounts.ready(PlantedPlatform.NAME))
                .extracting(ChannelAccount::id)
                .contains(account.id());
    }

    @Test
    void theTrailTellsWhoChangedWhatAndNoSecret() {
        var account = connected();
        account = desk.change(
                account.id(), new AccountDraft(name + " 2", draft("often", "5").values()), account.revision());
        desk.turn(account.id(), State.OFF, account.revision());

        assertThat(desk.changes(account.id()))
                .allSatisfy(change -> assertThat(change.by()).isEqualTo(admin.name()))
                .extracting(AccountChange::what)
                .containsExactly(What.OFF, What.SECRET, What.SETTING, What.NAME, What.CONNECTED);
        assertThat(desk.changes(account.id()).toString()).contains("often").doesNotContain(SECRET);
    }

    @Test
    void aTestSaysInWordsWhetherItWorksAndTheAccountShowsIt() {
        var account = desk.connect(PlantedPlatform.NAME, draft("token", PlantedPlatform.WRONG));

        assertThatThrownBy(() -> trial.run(account.id())).hasMessage("planted.refused");
        var troubled = desk.get(account.id());
        assertThat(troubled.trouble()).isEqualTo(new Trouble("planted.refused", "place: no"));
        assertThat(troubled.troubledAt()).isNotNull();

        desk.change(account.id(), draft(), account.revision());
        trial.run(account.id());
        var well = desk.get(account.id());
        assertThat(well.trouble()).isNull();
        assertThat(well.lastContact()).isNotNull();
    }

    @Test
    void anAdapterThatFallsOverIsATestThatFailed() {
        var account = desk.connect(PlantedPlatform.NAME, draft("token", "crash"));

        assertThatThrownBy(() -> trial.run(account.id())).hasMessage("accounts.test-failed");
    }

    @Test
    void whatTroublesItIsOverWithTheNextContact() {
        var account = connected();
        accounts.troubled(account.id(), Trouble.of("planted.refused"));
        assertThat(desk.get(account.id()).trouble()).isNotNull();

        accounts.contacted(account.id(), Instant.now());

        assertThat(desk.get(account.id()).trouble()).isNull();
        assertThat(desk.get(account.id()).revision()).isEqualTo(account.revision());
    }

    @Test
    void thatReadingGoesWellDoesNotEndThatNothingCanBeSent() {
        var account = connected();
        accounts.notSent(account.id(), Trouble.of("planted.refused"));

        accounts.contacted(account.id(), Instant.now());
        assertThat(desk.get(account.id()).trouble()).isNotNull();
        accounts.sent(account.id());
        assertThat(desk.get(account.id()).trouble()).isNull();
        accounts.troubled(account.id(), Trouble.of("planted.refused"));
        accounts.sent(account.id());
        assertThat(desk.get(account.id()).trouble()).isNotNull();
    }

    @Test
    void anAccountWhoseKeyIsLostSaysSoAndTheOthersGoOn() {
        var lost = connected();
        name += " 2";
        var other = connected();
        jdbc.sql("update channel_account_secret set sealed = :sealed where account_id = :id")
                .param("sealed", new byte[60])
                .param("id", lost.id())
                .update();

        assertThat(desk.get(lost.id()).trouble()).isEqualTo(Trouble.of("secrets.other-key"));
        assertThat(accounts.ready(PlantedPlatform.NAME))
                .extracting(ChannelAccount::id)
                .contains(other.id())
                .doesNotContain(lost.id());
        assertThatThrownBy(() -> trial.run(lost.id())).hasMessage("secrets.other-key");

        desk.change(lost.id(), new AccountDraft(lost.name(), draft().values()), Revision.ANY);
        trial.run(lost.id());
        assertThat(desk.get(lost.id()).trouble()).isNull();
    }

    @Test
    void whatAnEarlierKeySealedIsSealedWithTheOneOfToday() {
        var account = connected().id();
        var earlier = SecretsForTests.key();
        var today = SecretsForTests.key();
        var place = ChannelAccounts.place(account, "token");
        rows.seal(account, "token", SecretsForTests.with(earlier).seal(SECRET, place));

        new KeyChange(rows, SecretsForTests.with(today, earlier)).sealAnew();

        var sealed = rows.sealed(account).get("token");
        assertThat(SecretsForTests.with(today).open(sealed, place)).isEqualTo(SECRET);
        new KeyChange(rows, SecretsForTests.with(today, earlier)).sealAnew();
        assertThat(rows.sealed(account).get("token")).isEqualTo(sealed);
    }

    @Test
    void twoAccountsHaveTwoNames() {
        connected();

        assertThatThrownBy(() -> desk.connect(
                        PlantedPlatform.NAME, new AccountDraft(name.toUpperCase(Locale.ROOT), draft().values())))
                .hasMessage("accounts.name-taken");
    }

    @Test
    void anUnusedAccountIsRemovedAndItsTrailStays() {
        var account = connected();

        desk.remove(account.id());

        assertThat(accounts.byId(account.id())).isEmpty();
        assertThat(jdbc.sql("select count(*) from channel_account_change where account_id = :id and what = 'REMOVED'")
                        .param("id", account.id())
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void managersSeeWhichThereAreAndNotWhatTheyAreTold() {
        var account = connected();
        colleagues.logIn(colleagues.join(null, Role.MANAGER));

        assertThat(desk.list())
                .filteredOn(one -> one.id().equals(account.id()))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.name()).isEqualTo(name);
                    assertThat(one.settings()).isEmpty();
                });
        assertThatThrownBy(() -> desk.get(account.id())).isInstanceOf(RuntimeException.class);
    }
}
