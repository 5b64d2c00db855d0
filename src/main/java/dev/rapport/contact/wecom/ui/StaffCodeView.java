package dev.rapport.contact.wecom.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadHandler;
import dev.rapport.contact.wecom.StaffCode;
import dev.rapport.contact.wecom.StaffCodes;
import dev.rapport.platform.Ids;
import dev.rapport.platform.ui.Facts;
import dev.rapport.platform.ui.FormDialog;
import dev.rapport.platform.ui.Notices;
import dev.rapport.platform.ui.PageHead;
import dev.rapport.platform.ui.Panel;
import dev.rapport.platform.ui.Times;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One staff code: its picture, what it gives, and who came by it. */
@Route("staff-codes/:code")
@RolesAllowed({"COMMUNITY", "MANAGER", "AUDITOR", "ADMIN"})
public class StaffCodeView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final transient StaffCodes codes;
    private String title = "";

    StaffCodeView(StaffCodes codes) {
        this.codes = codes;
        addClassName("page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent navigation) {
        show(codes.get(Ids.parse(navigation.getRouteParameters().get("code").orElse(""))));
    }

    @Override
    public String getPageTitle() {
        return title;
    }

    /** Key of how it stands. */
    static String state(StaffCode code) {
        if (code.isOver()) return "wecom-code.over";
        return code.isMade() ? "wecom-code.in-use" : "wecom-code.not-made";
    }

    private void show(StaffCode code) {
        title = getTranslation("wecom-code.title", code.name());
        removeAll();
        var left = new Div(new Panel(getTranslation("wecom-code.picture"), picture(code)));
        left.addClassName("stack");
        var right = new Div(
                new Panel(getTranslation("wecom-code.who-came"), came(code)),
                new Panel(getTranslation("wecom-code.gives"), facts(code)));
        right.addClassName("stack");
        var columns = new Div(left, right);
        columns.addClassName("two-columns");
        add(
                new PageHead(code.name())
                        .facts(
                                new Span(getTranslation(state(code))),
                                new Anchor("staff-codes", getTranslation("wecom-code.all")))
                        .actions(actions(code)),
                columns);
    }

    private Component picture(StaffCode code) {
        var all = new Div();
        all.addClassName("stack");
        var trouble = code.trouble();
        if (trouble != null)
            all.add(new Paragraph(
                    getTranslation("wecom-code.trouble", getTranslation(trouble.reason(), trouble.detail(), ""))));
        if (code.isOver()) all.add(new Paragraph(getTranslation("wecom-code.over-hint")));
        else if (code.hasPicture()) {
            var image = new Image(sender(code.id(), code.name()), getTranslation("wecom-code.alt", code.name()));
            image.setWidth("min(16rem, 100%)");
            var download = new Anchor(sender(code.id(), code.name()), getTranslation("wecom-code.download"));
            download.getElement().setAttribute("download", true);
            all.add(image, download);
        } else all.add(new Paragraph(getTranslation("wecom-code.no-picture-yet")));
        return all;
    }

    private DownloadHandler sender(UUID id, String name) {
        return download -> {
            var picture = codes.picture(id);
            if (picture.isEmpty()) {
                download.getResponse().setStatus(404);
                return;
            }
            var type = picture.get().type();
            download.setFileName(name.replaceAll("[\\\\/:\"]", "_") + "." + type.substring(type.indexOf('/') + 1));
            download.setContentType(type);
            download.getResponse().setHeader("X-Content-Type-Options", "nosniff");
            try (var out = download.getOutputStream()) {
                out.write(picture.get().bytes());
            }
        };
    }

    private Component came(StaffCode code) {
        var came = code.came();
        var people = new Anchor("wecom-contacts?code=" + code.id(), String.valueOf(came.people()));
        return new Facts()
                .with(getTranslation("wecom-code.people"), people)
                .with(getTranslation("wecom-code.known"), String.valueOf(came.known()))
                .with(getTranslation("wecom-code.living"), String.valueOf(came.living()));
    }

    private Facts facts(StaffCode code) {
        return new Facts()
                .with(getTranslation("wecom-code.account"), codes.account(code.account()))
                .with(getTranslation("wecom-code.staff"), String.join(", ", code.staff()))
                .with(getTranslation("wecom-code.tags"), said(String.join(", ", code.tags())))
                .with(getTranslation("wecom-code.source"), said(code.source()))
                .with(
                        getTranslation("wecom-code.welcome"),
                        Objects.requireNonNullElse(code.welcome(), getTranslation("wecom-code.welcome-of-account")))
                .with(getTranslation("wecom-code.made"), Times.ago(code.madeAt()));
    }

    private static String said(@Nullable String text) {
        return text == null || text.isEmpty() ? "–" : text;
    }

    private Component[] actions(StaffCode code) {
        var actions = new ArrayList<Component>();
        if (!codes.mayChange() || code.isOver()) return new Component[0];
        var end = new Button(getTranslation("wecom-code.give-up"), click -> new GivingUp(code).open());
        end.addThemeVariants(ButtonVariant.TERTIARY);
        actions.add(end);
        actions.add(new Button(
                getTranslation("wecom-code.change"), click -> new StaffCodeDialog(codes, code, this::show).open()));
        if (!code.isMade() || !code.hasPicture()) {
            var again = new Button(getTranslation("wecom-code.make-again"), click -> {
                Notices.attempt(() -> codes.makeAgain(code.id()));
                show(codes.get(code.id()));
            });
            again.setDisableOnClick(true);
            again.addThemeVariants(ButtonVariant.PRIMARY);
            actions.add(again);
        }
        return actions.toArray(Component[]::new);
    }

    /** What is printed leads nowhere then, which cannot be undone. */
    private final class GivingUp extends FormDialog {

        GivingUp(StaffCode code) {
            setHeaderTitle(getTranslation("wecom-code.give-up"));
            content(new Paragraph(getTranslation("wecom-code.give-up-hint")));
            saves(getTranslation("wecom-code.give-up"), () -> StaffCodeView.this.show(codes.giveUp(code.id())));
        }
    }
}
