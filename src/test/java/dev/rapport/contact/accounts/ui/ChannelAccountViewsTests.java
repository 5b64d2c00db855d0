package dev.rapport.contact.accounts.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.contact.Trouble;
import dev.rapport.contact.accounts.AccountDesk;
import dev.rapport.contact.accounts.AccountDraft;
import dev.rapport.contact.accounts.ChannelAccount;
import dev.rapport.contact.accounts.ChannelAccounts;
import dev.rapport.contact.accounts.PlatformForm;
import dev.rapport.platform.ui.FormDialog;
import dev.rapport.platform.ui.KeysetGrid;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import dev.rapport.testing.LogsOutAtTheEnd;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The pages on which accounts are connected, with a platform that they do not know. */
@DatabaseTest
@ExtendWith(LogsOutAtTheEnd.class)
class ChannelAccountViewsTests extends SpringBrowserlessTest {

    private static final String SECRET = "only once";

    @Autowired
    AccountDesk desk;

    @Autowired
    ChannelAccounts accounts;

    @Autowired
    Colleagues colleagues;

    @Autowired
    JdbcClient jdbc;

    private String name;

    @BeforeEach
    void logIn() {
        colleagues.logIn(colleagues.join(null, Role.ADMIN));
        name = "Plot " + UUID.randomUUID();
    }

    @AfterEach
    void none() {
        jdbc.sql("delete from channel_account where platform = 'planted'").update();
    }

    private ChannelAccount connected(String token) {
        return desk.connect(
                "planted", new AccountDraft(name, Map.of("place", "garden.example", "token", token, "way", "loud")));
    }

    @Test
    void anAccountIsConnectedInTheFormThatItsPlatformAsksFor() {
        navigate(ChannelAccountsView.class);
        press("Connect an account");
        choosePlanted();
        assertThat($(PasswordField.class, dialog()).all())
                .filteredOn(Component::isVisible)
                .extracting(PasswordField::getLabel)
                .containsExactly("Token", "Pin");

        field("Name").setValue(name);
        field("Place").setValue("https://garden.example");
        save("Connect an account");
        assertThat(field("Place").getErrorMessage()).contains("mail.example.com");
        assertThat(secret("Token").isInvalid()).isTrue();

        field("Place").setValue("garden.example");
        secret("Token").setValue(SECRET);
        save("Connect an account");

        var account = desk.list().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        assertThat(accounts.settings(account.id()).text("token")).isEqualTo(SECRET);
        assertThat(accounts.settings(account.id()).text("often")).isEqualTo("3");
        assertThat(getCurrentView()).isInstanceOf(ChannelAccountView.class);
        assertThat(text((Component) getCurrentView()))
                .contains("not tried yet", "kept, and never shown", "Plant it.", "garden.example")
                .doesNotContain(SECRET);
    }

    @Test
    void aRefusalOfTheServerStandsAtItsField() {
        navigate(ChannelAccountsView.class);
        press("Connect an account");
        choosePlanted();
        field("Name").setValue(name);
        field("Place").setValue("nowhere.example");
        secret("Token").setValue(SECRET);
        save("Connect an account");

        assertThat(field("Place").getErrorMessage()).isEqualTo("It does not grow. nowhere");
    }

    /** Every platform has a field of that name, of which one is shown. */
    @ParameterizedTest
    @ValueSource(strings = {"mail", "pbx", "feed", "webhook", "web", "wecom", "weibo"})
    void aRefusalIsNeverSaidAtAFieldThatIsHidden(String platform) {
        navigate(ChannelAccountsView.class);
        press("Connect an account");
        platform().setValue(form(platform));
        field("Name").setValue(name);
        $(TextField.class, dialog()).all().stream()
                .filter(one -> one.isVisible() && one.isEmpty())
                .forEach(one -> one.setValue("no;thing"));
        $(PasswordField.class, dialog()).all().stream()
                .filter(Component::isVisible)
                .forEach(one -> one.setValue("short"));
        save("Connect an account");

        assertThat(desk.list()).noneMatch(one -> one.name().equals(name));
        assertThat(Stream.of(TextField.class, PasswordField.class, ComboBox.class)
                        .flatMap(kind -> $(kind, dialog()).all().stream())
                        .filter(one -> one instanceof HasValidationProperties field && field.isInvalid())
                        .map(Component.class::cast)
                        .toList())
                .isNotEmpty()
                .allMatch(Component::isVisible);
    }

    @Test
    void theTeamIsChosenAmongThoseThatAreThere() {
        var there = colleagues.newTeam();
        navigate(ChannelAccountsView.class);
        press("Connect an account");
        platform().setValue(form("pbx"));
        var team = $(ComboBox.class, dialog()).all().stream()
                .filter(one -> one.isVisible() && "Team".equals(one.getLabel()))
                .findFirst()
                .orElseThrow();
        assertThat(team.getListDataView().getItems()).contains(there);
    }

    @Test
    void changingKeepsTheSecretThatIsNotShown() {
        var account = connected(SECRET);
        navigate(ChannelAccountView.class, Map.of("account", account.id().toString()));
        press("Change");
        assertThat(secret("Token").getValue()).isEmpty();
        assertThat(secret("Token").getHelperText()).isEqualTo("Kept. Type to replace it.");

        field("Name").setValue(name + " 2");
        way("quiet");
        save("Save");

        assertThat(desk.get(account.id()).name()).isEqualTo(name + " 2");
        assertThat(accounts.settings(account.id()).text("token")).isEqualTo(SECRET);
        assertThat(text((Component) getCurrentView())).contains("Name: from " + name, "Way: from Loudly to quiet");
    }

    @Test
    void theLinesForTheOtherSideHoldTheAccountAndAreThereToCopy() {
        var site = desk.connect(
                "web",
                new AccountDraft(
                        name, Map.of("origins", "https://www.example.com", "becomes", "rules", "consent", "nothing")));
        navigate(ChannelAccountView.class, Map.of("account", site.id().toString()));

        assertThat(line("Line for the form")).contains("/pub/web/" + site.id() + "/form.js\"");
        assertThat(line("Line for the chat")).contains("/pub/web/" + site.id() + "/chat.js\"");
        desk.remove(site.id());
    }

    @Test
    void whatAnAdapterSaysOfATroubleIsSaidInTheReadersLanguage() {
        var account = connected(SECRET);
        accounts.troubled(account.id(), new Trouble("account.feed.no-feed", "no XML, line 3"));
        UI.getCurrent().setLocale(Locale.SIMPLIFIED_CHINESE);
        navigate(ChannelAccountView.class, Map.of("account", account.id().toString()));

        assertThat(text((Component) getCurrentView())).contains("不是 XML（第 3 行）").doesNotContain("no XML");
    }

    @Test
    void theTestTellsWhatTheOtherSideSaid() {
        var account = connected("wrong token");
        navigate(ChannelAccountView.class, Map.of("account", account.id().toString()));

        press("Test");

        assertThat(text((Component) getCurrentView())).contains("does not work", "It does not grow. place: no");
    }

    @Test
    void anAccountIsSwitchedOffAndRemoved() {
        var account = connected(SECRET);
        navigate(ChannelAccountView.class, Map.of("account", account.id().toString()));

        press("Switch off");
        assertThat(text((Component) getCurrentView())).contains("switched off");
        press("Remove");
        assertThat(accounts.byId(account.id())).isPresent();
        ComponentUtil.fireEvent(
                $(ConfirmDialog.class).single(),
                new ConfirmDialog.ConfirmEvent($(ConfirmDialog.class).single(), true));

        assertThat(accounts.byId(account.id())).isEmpty();
        assertThat(getCurrentView()).isInstanceOf(ChannelAccountsView.class);
    }

    @Test
    void aManagerSeesHowTheyStandAndConnectsNone() {
        connected(SECRET);
        Person manager = colleagues.join(null, Role.MANAGER);
        colleagues.logIn(manager);

        var list = navigate(ChannelAccountsView.class);

        var grid = (KeysetGrid<?>) $(KeysetGrid.class, list).single();
        assertThat(test(grid).size()).isPositive();
        assertThat($(Button.class, list).all()).extracting(Button::getText).doesNotContain("Connect an account");
    }

    private FormDialog dialog() {
        return $(FormDialog.class).single();
    }

    @SuppressWarnings("unchecked")
    private void choosePlanted() {
        platform().setValue(form("planted"));
    }

    @SuppressWarnings("unchecked")
    private Select<PlatformForm> platform() {
        return (Select<PlatformForm>) $(Select.class, dialog()).all().getFirst();
    }

    private PlatformForm form(String platform) {
        return desk.platforms().stream()
                .filter(one -> one.name().equals(platform))
                .findFirst()
                .orElseThrow();
    }

    @SuppressWarnings("unchecked")
    private void way(String way) {
        ((Select<String>) $(Select.class, dialog()).single()).setValue(way);
    }

    private TextField field(String label) {
        return $(TextField.class, dialog()).all().stream()
                .filter(one -> one.isVisible() && label.equals(one.getLabel()))
                .findFirst()
                .orElseThrow();
    }

    private String line(String label) {
        return $(TextField.class).all().stream()
                .filter(one -> label.equals(one.getLabel()))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    private PasswordField secret(String label) {
        return $(PasswordField.class, dialog()).all().stream()
                .filter(one -> one.isVisible() && label.equals(one.getLabel()))
                .findFirst()
                .orElseThrow();
    }

    private void save(String text) {
        $(Button.class, dialog()).all().stream()
                .filter(one -> one.getText().equals(text))
                .forEach(Button::click);
    }

    private void press(String text) {
        $(Button.class).all().stream()
                .filter(one -> one.isVisible() && one.getText().equals(text))
                .findFirst()
                .orElseThrow()
                .click();
    }

    private static String text(Component component) {
        return component.getElement().getTextRecursively();
    }
}
