package dev.rapport.contact.accounts.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.rapport.contact.accounts.AccountDesk;
import dev.rapport.contact.accounts.AccountStanding.Remark;
import dev.rapport.contact.accounts.AccountTrial;
import dev.rapport.contact.accounts.ChannelAccount;
import dev.rapport.contact.accounts.ChannelAccount.State;
import dev.rapport.contact.accounts.PlatformForm;
import dev.rapport.platform.Ids;
import dev.rapport.platform.ui.Facts;
import dev.rapport.platform.ui.Notices;
import dev.rapport.platform.ui.PageHead;
import dev.rapport.platform.ui.Panel;
import dev.rapport.platform.ui.Times;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;

/** One account: whether it works, what it is told, how it is set up on the other side, and who changed what. */
@Route("channel-accounts/:account")
@RolesAllowed("ADMIN")
public class ChannelAccountView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final transient AccountDesk desk;
    private final transient AccountTrial trial;
    private final transient List<AccountPanel> panels;
    private final String url;
    private String title = "";

    ChannelAccountView(
            AccountDesk desk, AccountTrial trial, List<AccountPanel> panels, @Value("${rapport.url:}") String url) {
        this.desk = desk;
        this.trial = trial;
        this.panels = panels;
        this.url = url;
        addClassName("page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent navigation) {
        show(desk.get(Ids.parse(navigation.getRouteParameters().get("account").orElse(""))));
    }

    @Override
    public String getPageTitle() {
        return title;
    }

    private void show(ChannelAccount account) {
        var platform = desk.platforms().stream()
                .filter(one -> one.name().equals(account.platform()))
                .findFirst();
        title = getTranslation("accounts.title", account.name());
        removeAll();
        var left =
                new Div(standing(account), new Panel(getTranslation("accounts.settings"), settings(account, platform)));
        left.addClassName("stack");
        panels.stream()
                .filter(panel -> panel.isFor(account))
                .forEach(panel -> left.add(new Panel(getTranslation(panel.title()), panel.show(account.id()))));
        var right = new Div();
        right.addClassName("stack");
        platform.map(one -> how(one, account)).ifPresent(right::add);
        right.add(new Panel(getTranslation("accounts.changes"), changes(account, platform)));
        var columns = new Div(left, right);
        columns.addClassName("two-columns");
        add(
                new PageHead(account.name())
                        .facts(
                                AccountWords.state(account),
                                new Span(AccountWords.platform(account)),
                                new Anchor("channel-accounts", getTranslation("accounts.all")))
                        .actions(actions(account, platform)),
                columns);
    }

    private Panel standing(ChannelAccount account) {
        var facts = new Facts();
        facts.with(
                getTranslation("accounts.last-contact"),
                account.lastContact() == null
                        ? new Span(getTranslation("accounts.no-contact"))
                        : Times.ago(account.lastContact()));
        var trouble = account.trouble();
        if (trouble != null) facts.with(getTranslation("accounts.trouble"), AccountWords.trouble(trouble));
        if (account.troubledAt() != null) facts.with(getTranslation("accounts.since"), Times.ago(account.troubledAt()));
        desk.standing(account.id()).forEach(remark -> facts.with(getTranslation(remark.label()), remark(remark)));
        return new Panel(getTranslation("accounts.standing"), facts);
    }

    private Span remark(Remark remark) {
        var line = new Span();
        var said = remark.said();
        if (said != null) line.add(getTranslation(said.key(), said.arguments()) + " ");
        if (remark.at() != null) line.add(Times.ago(remark.at()));
        return line;
    }

    private Component settings(ChannelAccount account, Optional<PlatformForm> platform) {
        if (platform.isEmpty()) return new Paragraph(getTranslation("accounts.no-such-platform"));
        var facts = new Facts();
        for (var field : platform.get().fields()) {
            var label = AccountWords.field(account.platform(), field.name());
            var value = account.settings().get(field.name());
            if (field.isSecret())
                facts.with(
                        label,
                        getTranslation(
                                account.secrets().contains(field.name())
                                        ? "accounts.secret-kept"
                                        : "accounts.secret-missing"));
            else if (value != null) facts.with(label, AccountWords.value(account.platform(), field, value));
        }
        return facts;
    }

    private Panel how(PlatformForm platform, ChannelAccount account) {
        var steps = new OrderedList();
        AccountWords.how(platform).forEach(step -> steps.add(new ListItem(step)));
        return new Panel(getTranslation("accounts.how"), steps, new GivenLines(desk.given(account.id()), url));
    }

    private AccountChangeList changes(ChannelAccount account, Optional<PlatformForm> platform) {
        return new AccountChangeList(
                desk.changes(account.id()),
                account.platform(),
                platform.map(PlatformForm::fields).orElse(List.of()));
    }

    private Component[] actions(ChannelAccount account, Optional<PlatformForm> platform) {
        var remove = new Button(getTranslation("accounts.remove"), click -> ask(account));
        remove.addThemeVariants(ButtonVariant.TERTIARY);
        var turn = new Button(
                getTranslation(account.isOn() ? "accounts.switch-off" : "accounts.switch-on"), click -> turn(account));
        return platform.map(one -> List.<Component>of(remove, turn, change(account, one), test(account)))
                .orElse(List.of(remove, turn))
                .toArray(Component[]::new);
    }

    private Button change(ChannelAccount account, PlatformForm platform) {
        return new Button(
                getTranslation("accounts.change"),
                click -> AccountDialog.changing(desk, platform, desk.get(account.id()), this::show)
                        .open());
    }

    private Button test(ChannelAccount account) {
        var button = new Button(getTranslation("accounts.test"), click -> {
            if (Notices.attempt(() -> trial.run(account.id()))) Notices.done(getTranslation("accounts.tested"));
            show(desk.get(account.id()));
        });
        button.setDisableOnClick(true);
        button.addThemeVariants(ButtonVariant.PRIMARY);
        return button;
    }

    private void turn(ChannelAccount account) {
        var to = account.isOn() ? State.OFF : State.ON;
        Notices.attempt(() -> desk.turn(account.id(), to, account.revision()));
        show(desk.get(account.id()));
    }

    private void ask(ChannelAccount account) {
        var asked = new ConfirmDialog();
        asked.setHeader(getTranslation("accounts.remove-question", account.name()));
        asked.setText(getTranslation("accounts.remove-text"));
        asked.setConfirmText(getTranslation("accounts.remove"));
        asked.setConfirmButtonTheme("error primary");
        asked.setCancelable(true);
        asked.setCancelText(getTranslation("accounts.remove-no"));
        asked.addConfirmListener(confirmed -> remove(account));
        asked.open();
    }

    private void remove(ChannelAccount account) {
        if (Notices.attempt(() -> desk.remove(account.id()))) leave();
    }

    private void leave() {
        Notices.done(getTranslation("accounts.removed"));
        getUI().ifPresent(ui -> ui.navigate("channel-accounts"));
    }
}
