package dev.rapport.contact.hooks.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.rapport.contact.hooks.Hook;
import dev.rapport.contact.hooks.Hook.State;
import dev.rapport.contact.hooks.HookChange;
import dev.rapport.contact.hooks.HookDelivery;
import dev.rapport.contact.hooks.HookDesk;
import dev.rapport.contact.hooks.HookTrial;
import dev.rapport.platform.Ids;
import dev.rapport.platform.ui.Facts;
import dev.rapport.platform.ui.Notices;
import dev.rapport.platform.ui.PageHead;
import dev.rapport.platform.ui.Panel;
import dev.rapport.platform.ui.Times;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/** One address that is told what happens here: whether it takes it, what it was told, and who changed what. */
@Route("webhooks/:webhook")
@RolesAllowed("ADMIN")
public class WebhookView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final transient HookDesk desk;
    private final transient HookTrial trial;
    private final transient Clock clock;
    private String title = "";

    WebhookView(HookDesk desk, HookTrial trial, Clock clock) {
        this.desk = desk;
        this.trial = trial;
        this.clock = clock;
        addClassName("page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent navigation) {
        show(Ids.parse(navigation.getRouteParameters().get("webhook").orElse("")));
    }

    @Override
    public String getPageTitle() {
        return title;
    }

    private void show(UUID id) {
        var hook = desk.get(id);
        title = getTranslation("hook.title", hook.name());
        removeAll();
        var left = new Div(new Panel(getTranslation("hook.standing"), standing(hook)));
        left.addClassName("stack");
        var right = new Div(new Panel(getTranslation("hook.changes"), changes(id)));
        right.addClassName("stack");
        var columns = new Div(left, right);
        columns.addClassName("two-columns");
        add(
                new PageHead(hook.name())
                        .facts(HookWords.state(this, hook), new Anchor("webhooks", getTranslation("hook.all")))
                        .actions(actions(hook)),
                columns,
                new Panel(getTranslation("hook.deliveries"), new DeliveryList(desk, hook, clock, () -> show(id))));
    }

    private Facts standing(Hook hook) {
        var facts = new Facts()
                .with(getTranslation("hook.address"), hook.address())
                .with(getTranslation("hook.events"), events(hook))
                .with(
                        getTranslation("hook.taken-at"),
                        hook.takenAt() == null
                                ? new Span(getTranslation("hook.nothing-yet"))
                                : Times.ago(hook.takenAt()));
        if (hook.failingSince() != null)
            facts.with(getTranslation("hook.failing-since"), Times.ago(hook.failingSince()));
        if (hook.trouble() != null) facts.with(getTranslation("hook.trouble"), HookWords.trouble(this, hook.trouble()));
        var until = hook.beforeUntil();
        if (until != null && until.isAfter(clock.instant()))
            facts.with(getTranslation("hook.before-until"), Times.exact(until));
        return facts;
    }

    private String events(Hook hook) {
        return desk.types().stream()
                .filter(type -> hook.events().contains(type.name()))
                .map(type -> HookWords.type(this, type))
                .collect(Collectors.joining(", "));
    }

    private Div changes(UUID id) {
        var all = new Div();
        all.addClassName("stack");
        desk.changes(id).forEach(change -> all.add(line(change)));
        return all;
    }

    private Div line(HookChange change) {
        var who = Objects.requireNonNullElse(change.by(), getTranslation("staff.by-system"));
        var head = new Span(new Span(who), new Span(" · "), Times.ago(change.at()));
        head.addClassName("secondary");
        var what = getTranslation("hook.what." + change.what().name());
        return new Div(
                new Div(
                        change.before() == null
                                ? what
                                : getTranslation(
                                        "hook.changed",
                                        what,
                                        change.before(),
                                        Objects.requireNonNullElse(change.after(), "–"))),
                head);
    }

    private Component[] actions(Hook hook) {
        var remove = new Button(getTranslation("hook.remove"), click -> askRemoval(hook));
        remove.addThemeVariants(ButtonVariant.TERTIARY);
        var turn = new Button(getTranslation(hook.isOn() ? "hook.switch-off" : "hook.switch-on"), click -> {
            if (hook.isOn()) ask("hook.switch-off", hook, "primary", () -> turn(hook));
            else turn(hook);
        });
        var secret = new Button(getTranslation("hook.new-secret"), click -> askSecret(hook));
        var change = new Button(
                getTranslation("hook.change"),
                click -> HookDialog.changing(desk, desk.get(hook.id()), changed -> show(changed.id()))
                        .open());
        var test = new Button(getTranslation("hook.test"), click -> test(hook.id()));
        test.setDisableOnClick(true);
        test.addThemeVariants(ButtonVariant.PRIMARY);
        return new Component[] {remove, turn, secret, change, test};
    }

    private void test(UUID id) {
        Notices.attempt(() -> {
            var told = trial.run(id);
            Notices.done(
                    told.state() == HookDelivery.State.TAKEN
                            ? getTranslation("hook.tested")
                            : getTranslation("hook.not-tested", HookWords.answer(this, told)));
        });
        show(id);
    }

    private void turn(Hook hook) {
        Notices.attempt(() -> desk.turn(hook.id(), hook.isOn() ? State.OFF : State.ON, hook.revision()));
        show(hook.id());
    }

    private void askSecret(Hook hook) {
        ask("hook.new-secret", hook, "primary", () -> {
            var made = desk.newSecret(hook.id());
            new SecretDialog(made, () -> show(hook.id())).open();
        });
    }

    private void askRemoval(Hook hook) {
        ask("hook.remove", hook, "error primary", () -> {
            desk.remove(hook.id());
            Notices.done(getTranslation("hook.removed"));
            getUI().ifPresent(ui -> ui.navigate("webhooks"));
        });
    }

    /** @param what key of the deed; its question and what it means stand behind it */
    private void ask(String what, Hook hook, String theme, Runnable deed) {
        var asked = new ConfirmDialog();
        asked.setHeader(getTranslation(what + "-question", hook.name()));
        asked.setText(new Paragraph(getTranslation(what + "-text")));
        asked.setConfirmText(getTranslation(what));
        asked.setConfirmButtonTheme(theme);
        asked.setCancelable(true);
        asked.setCancelText(getTranslation("hook.no"));
        asked.addConfirmListener(confirmed -> Notices.attempt(deed));
        asked.open();
    }
}
