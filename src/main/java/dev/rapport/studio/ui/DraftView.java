package dev.rapport.studio.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.router.BeforeLeaveObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadHandler;
import dev.rapport.access.Staff;
import dev.rapport.engine.model.ProcessModel;
import dev.rapport.platform.Ids;
import dev.rapport.platform.ui.Live;
import dev.rapport.platform.ui.Notices;
import dev.rapport.platform.ui.PageHead;
import dev.rapport.platform.ui.Panel;
import dev.rapport.platform.ui.Times;
import dev.rapport.studio.StepTemplates;
import dev.rapport.studio.check.Problem;
import dev.rapport.studio.drafts.DraftChanged;
import dev.rapport.studio.drafts.DraftDesk;
import dev.rapport.studio.drafts.DraftRelease;
import dev.rapport.studio.drafts.DraftReview;
import dev.rapport.studio.drafts.DraftState;
import dev.rapport.studio.drafts.ProcessDraft;
import jakarta.annotation.security.RolesAllowed;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A draft: the board, and beside it what is wrong, what is different, what was said, and what to do next. */
@Route("process-drafts/:draft")
@RolesAllowed({"DESIGNER", "MANAGER", "AUDITOR", "ADMIN"})
@CssImport("./styles/studio.css")
public class DraftView extends Div implements BeforeEnterObserver, BeforeLeaveObserver, HasDynamicTitle {

    private final transient DraftDesk desk;
    private final transient DraftReview review;
    private final transient DraftRelease release;
    private final transient Staff staff;
    private final Div head = new Div();
    private final DraftBoard board;
    private final ProblemList problems;
    private final ChangeWordList changes;
    private final RemarkList remarks;
    private final SaveList saves;
    private volatile UUID id = new UUID(0, 0);
    private String title = "";

    DraftView(
            DraftDesk desk, DraftReview review, DraftRelease release, StepTemplates templates, Staff staff, Live live) {
        this.desk = desk;
        this.review = review;
        this.release = release;
        this.staff = staff;
        addClassNames("page", "draft-page");
        board = new DraftBoard(desk, staff, draft -> show(draft, true));
        board.offer(templates.json(getLocale()));
        problems = new ProblemList(board::select);
        changes = new ChangeWordList(board::select);
        remarks = new RemarkList(review, staff, board::select);
        saves = new SaveList(desk, staff, this::takeAgain);
        var side = new Div(
                new Panel(getTranslation("studio.draft.problems"), problems),
                new Panel(getTranslation("studio.draft.changes"), changes),
                new Panel(getTranslation("studio.draft.remarks"), remarks),
                new Panel(getTranslation("studio.draft.saves"), saves));
        side.addClassName("draft-side");
        var body = new Div(board, side);
        body.addClassName("draft-body");
        add(head, body);
        live.refresh(this, DraftChanged.class, changed -> changed.draft().equals(id), this::heard);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent navigation) {
        id = Ids.parse(navigation.getRouteParameters().get("draft").orElse(""));
        open(desk.get(id));
    }

    /** What was drawn a moment ago is kept first. */
    @Override
    public void beforeLeave(BeforeLeaveEvent leaving) {
        if (!board.isUnkept()) return;
        var action = leaving.postpone();
        board.whenKept(action::proceed, () -> askWhetherWithout(action::proceed, action::cancel));
    }

    /** Lets the person choose between staying with what could not be kept, and losing it. */
    private void askWhetherWithout(Runnable without, Runnable stay) {
        var dialog = new ConfirmDialog();
        dialog.setHeader(getTranslation("studio.draft.unkept"));
        dialog.setText(getTranslation("studio.draft.unkept-text"));
        dialog.setCancelable(true);
        dialog.setCancelText(getTranslation("studio.draft.stay"));
        dialog.setConfirmText(getTranslation("studio.draft.go-without"));
        dialog.addCancelListener(cancel -> stay.run());
        dialog.addConfirmListener(confirm -> without.run());
        dialog.open();
    }

    @Override
    public String getPageTitle() {
        return title;
    }

    private void open(ProcessDraft draft) {
        board.open(draft, mayChange(draft));
        show(draft, true);
    }

    /** @param isDrawnAnew whether what is said of the text must be found out again */
    private void show(ProcessDraft draft, boolean isDrawnAnew) {
        title = getTranslation("studio.draft.title", draft.name());
        board.know(draft, mayChange(draft));
        if (isDrawnAnew) {
            var found = review.problems(draft.id());
            problems.show(found);
            board.problems(found);
            changes.show(review.changes(draft.id()));
            showHead(draft, found);
        } else showHead(draft, review.problems(draft.id()));
        remarks.show(draft.id(), mayChange(draft));
        saves.show(draft.id(), mayChange(draft));
    }

    private boolean mayChange(ProcessDraft draft) {
        return desk.mayDraw() && !draft.isRemoved() && draft.state() != DraftState.DEPLOYED;
    }

    /** Somebody did something with it, perhaps this person. */
    private void heard() {
        var now = desk.get(id);
        if (board.isBehind(now)) board.crossed(now, null);
        else if (!now.revision().equals(board.read())) show(now, false);
        else remarks.show(id, mayChange(now));
    }

    private void showHead(ProcessDraft draft, List<Problem> found) {
        var facts = new ArrayList<Component>(List.of(
                DraftWords.state(draft.state()),
                new Anchor("processes/" + draft.processId(), draft.processId()),
                new Span(getTranslation("studio.draft.begun-by", DraftWords.person(staff, draft.author()))),
                new Span(getTranslation("studio.draft.drawn-by", DraftWords.person(staff, draft.changedBy()))),
                Times.ago(draft.changedAt())));
        if (draft.reviewer() != null)
            facts.add(new Span(getTranslation("studio.draft.approved-by", DraftWords.person(staff, draft.reviewer()))));
        head.removeAll();
        head.add(
                new PageHead(draft.name())
                        .facts(facts.toArray(Component[]::new))
                        .actions(actions(draft).toArray(Component[]::new)),
                new Paragraph(next(draft, found)));
    }

    /** What has to be done now, and by whom. */
    private String next(ProcessDraft draft, List<Problem> found) {
        if (draft.isRemoved()) return getTranslation("studio.draft.next-removed");
        var errors = found.stream().filter(Problem::isError).count();
        return switch (draft.state()) {
            case DRAWING ->
                errors > 0
                        ? getTranslation("studio.draft.next-errors", errors)
                        : getTranslation("studio.draft.next-ask");
            case IN_REVIEW ->
                getTranslation(review.mayApprove(draft) ? "studio.draft.next-approve" : "studio.draft.next-other");
            case APPROVED -> getTranslation("studio.draft.next-deploy");
            case DEPLOYED -> getTranslation("studio.draft.next-nothing", draft.deployedVersion());
        };
    }

    private List<Component> actions(ProcessDraft draft) {
        var actions = new ArrayList<Component>();
        actions.add(file(draft));
        actions.add(new Anchor("process-drafts/" + id + "/compare", getTranslation("studio.compare.side-by-side")));
        actions.add(plain("studio.simulate", () -> board.whenKept(this::simulate)));
        if (!desk.mayDraw()) return actions;
        if (draft.isRemoved())
            actions.add(primary("studio.draft.restore", () -> {
                desk.restore(id);
                open(desk.get(id));
            }));
        if (!mayChange(draft)) return actions;
        if (draft.state() != DraftState.APPROVED)
            actions.add(plain(
                    "studio.draft.remove",
                    () -> board.whenKept(() -> Notices.attempt(() -> {
                        desk.remove(id);
                        open(desk.get(id));
                        Notices.done(getTranslation("studio.draft.was-removed"), () -> desk.restore(id));
                    }))));
        switch (draft.state()) {
            case DRAWING ->
                actions.add(primary(
                        "studio.draft.ask",
                        () -> board.whenKept(() -> Notices.attempt(() -> {
                            show(review.ask(id, board.read()), false);
                            Notices.done(getTranslation("studio.draft.was-asked"));
                        }))));
            case IN_REVIEW -> {
                actions.add(plain("studio.draft.give-back", this::giveBack));
                if (review.mayApprove(draft))
                    actions.add(primary("studio.draft.approve", () -> show(review.approve(id, board.read()), false)));
            }
            case APPROVED -> {
                actions.add(plain("studio.draft.give-back", this::giveBack));
                actions.add(primary("studio.draft.deploy", this::deploy));
            }
            case DEPLOYED -> {}
        }
        return actions;
    }

    private void giveBack() {
        new WhyDialog(
                        getTranslation("studio.draft.give-back"),
                        getTranslation("studio.draft.give-back-text"),
                        "studio.draft.bad-words",
                        why -> show(review.giveBack(id, why), false))
                .open();
    }

    private void deploy() {
        new WhyDialog(
                        getTranslation("studio.draft.deploy"),
                        getTranslation("studio.draft.deploy-text"),
                        "studio.bad-reason",
                        why -> {
                            var version = release.deploy(id, why);
                            show(desk.get(id), false);
                            Notices.done(getTranslation("studio.draft.was-deployed", version));
                        })
                .open();
    }

    private void simulate() {
        Notices.attempt(() -> {
            var xml = desk.text(id);
            var model = ProcessModel.parse(xml);
            var names = model.names(getLocale());
            new SimulationDialog(names.getOrDefault(model.processId(), model.name()), xml, names).open();
        });
    }

    private void takeAgain(int number) {
        Runnable deed = () -> takeAgainNow(number);
        if (board.isUnkept()) board.whenKept(deed, () -> askWhetherWithout(deed, () -> {}));
        else deed.run();
    }

    private void takeAgainNow(int number) {
        Notices.attempt(() -> {
            open(desk.takeAgain(id, number, board.read()));
            Notices.done(getTranslation("studio.draft.was-taken-again", number));
        });
    }

    private Anchor file(ProcessDraft draft) {
        DownloadHandler handler = download -> {
            download.setFileName(draft.processId() + ".bpmn");
            download.setContentType("application/xml; charset=UTF-8");
            try (var out = download.getOutputStream()) {
                out.write(desk.text(draft.id()).getBytes(StandardCharsets.UTF_8));
            }
        };
        var link = new Anchor(handler, getTranslation("studio.draft.file"));
        link.getElement().setAttribute("download", true);
        return link;
    }

    private Button primary(String key, Runnable deed) {
        var button = plain(key, deed);
        button.addThemeVariants(ButtonVariant.PRIMARY);
        return button;
    }

    private Button plain(String key, Runnable deed) {
        return new Button(getTranslation(key), click -> Notices.attempt(deed));
    }
}
