package dev.rapport.inbox.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.page.History;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import dev.rapport.access.Access;
import dev.rapport.access.Person;
import dev.rapport.access.Staff;
import dev.rapport.inbox.Queue;
import dev.rapport.inbox.QueueCount;
import dev.rapport.inbox.TaskEntry;
import dev.rapport.inbox.TaskFilters;
import dev.rapport.inbox.TaskInbox;
import dev.rapport.inbox.TaskNews;
import dev.rapport.inbox.ui.ShownTasks.Line;
import dev.rapport.platform.Refused;
import dev.rapport.platform.ui.Asked;
import dev.rapport.platform.ui.EmptyState;
import dev.rapport.platform.ui.Live;
import dev.rapport.platform.ui.Notices;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.BaseJsonNode;

/** My work: queues, the tasks of one of them, and the task at hand. */
@Route("inbox/:task?([0-9]{1,19})")
@RouteAlias("")
@Menu(title = "nav.inbox", order = 0, icon = "vaadin:inbox")
@PermitAll
@CssImport("./styles/inbox.css")
@CssImport("./styles/tickets.css") // the conversation beside the form
public class InboxView extends Div
        implements BeforeEnterObserver, AfterNavigationObserver, HasDynamicTitle, WorkPane.Deeds {

    private static final Duration A_LOOK = Duration.ofSeconds(1);
    private static final Set<Queue.Kind> SHOW_OTHERS = Set.of(Queue.Kind.ALL, Queue.Kind.FILTER);

    private final transient TaskInbox inbox;
    private final transient WorkContent content;
    private final Person me;
    private final QueueRail queues;
    private final TaskList tasks;
    private final Div workplace = new Div();
    private @Nullable WorkPane work;
    private boolean isWished;
    private final transient Clock clock;
    private transient @Nullable Instant untouchedSince;

    InboxView(
            TaskInbox inbox,
            TaskFilters filters,
            WorkContent content,
            Access access,
            Staff staff,
            Clock clock,
            Live live) {
        this.inbox = inbox;
        this.clock = clock;
        this.content = content;
        me = access.me();
        queues = new QueueRail(inbox, filters, staff, this::show);
        tasks = new TaskList(inbox, me.id(), clock, this::pick);
        workplace.addClassName("workplace");
        addClassName("inbox");
        add(queues, tasks, workplace);
        live.refresh(this, TaskNews.class, this::concerns, this::refresh);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent navigation) {
        var queue = Asked.of(navigation).read("queue", word -> Optional.of(Queue.parse(word)));
        isWished = queue.isPresent();
        look(queue.orElseGet(this::firstWithWork));
        navigation
                .getRouteParameters()
                .get("task")
                .ifPresentOrElse(key -> open(inbox.get(number(key))), this::showNothing);
    }

    /** Whoever came without a wish comes back to the queue that they were shown, not to another that has work by then. */
    @Override
    public void afterNavigation(AfterNavigationEvent arrived) {
        if (!isWished) stay();
    }

    private static long number(String key) {
        try {
            return Long.parseLong(key);
        } catch (NumberFormatException e) {
            throw Refused.notFound("inbox.no-such-task");
        }
    }

    @Override
    public String getPageTitle() {
        return work == null ? getTranslation("nav.inbox") : title(work.entry());
    }

    @Override
    public void claim() {
        change(key -> inbox.claim(key), "inbox.claimed");
    }

    @Override
    public void release() {
        change(key -> inbox.release(key), "inbox.released");
    }

    @Override
    public void complete(Map<String, Object> entered) {
        if (work == null) return;
        var key = work.entry().key();
        var pane = work;
        var words = getTranslation("inbox.completed", title(work.entry()));
        try {
            inbox.completeSoon(key, entered, pane.startedWith(), pane.seen())
                    .ifPresentOrElse(
                            held -> Notices.goesOut(words, () -> takeBack(key, held)), () -> Notices.done(words));
        } catch (Refused refused) {
            Notices.refused(refused);
            refresh();
            if (work == null) return;
            if (refused.key().equals(TaskInbox.CASE_CHANGED)) open(work.entry());
            else work.hear();
            return;
        }
        moveOn(key);
    }

    /** From a task that the person has done to the one that follows. */
    void moveOn(long key) {
        var following = tasks.done(key);
        if (following == null) showNothing();
        else open(following.entry());
        untouchedSince = clock.instant();
        // going back leads to the task before, not to the one that is done
        stay();
        tasks.focus(following);
        queues.refresh();
    }

    /** What goes to a customer can be taken back for a moment. */
    private void takeBack(long key, UUID held) {
        var queue = QueryParameters.of("queue", tasks.queue().toString());
        inbox.takeBack(held);
        UI.getCurrent().navigate("inbox/" + key, queue); // from wherever the person has gone meanwhile
    }

    @Override
    public void back() {
        showNothing();
        move();
    }

    /** To the next task of the list, or the one before. */
    @ClientCallable
    void step(int by) {
        var line = tasks.beside(work == null ? null : work.entry().key(), by);
        if (line != null) pick(line);
    }

    @ClientCallable
    void claimByKey() {
        if (work != null && work.offersClaim()) claim();
    }

    /** A key that was pressed once too often does not complete a task that opened by itself and that nobody has read. */
    @ClientCallable
    void completeByKey() {
        if (work == null) return;
        if (untouchedSince == null) {
            work.submit();
            return;
        }
        if (clock.instant().isBefore(untouchedSince.plus(A_LOOK))) return;
        untouchedSince = null;
        Notices.done(getTranslation("inbox.press-again", title(work.entry())));
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        getElement().executeJs("""
                        const view = this;
                        const keys = (event) => {
                          if (!view.isConnected) return window.removeEventListener('keydown', keys);
                          const typing = event.composedPath().some((e) =>
                            e.matches && e.matches('input, textarea, select, [contenteditable="true"]'));
                          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) view.$server.completeByKey();
                          else if ((event.key === 'j' || event.key === 'k') && !typing && !event.ctrlKey && !event.metaKey && !event.altKey)
                            view.$server.step(event.key === 'j' ? 1 : -1);
                          else if (event.key === 't' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey)
                            view.$server.claimByKey();
                        };
                        window.addEventListener('keydown', keys);
                        """);
    }

    private void show(Queue queue) {
        look(queue);
        showNothing();
        move();
    }

    private void look(Queue queue) {
        tasks.show(queue);
        queues.mark(queue);
    }

    /** Who opens the inbox without a wish sees work, not an empty list beside a full one. */
    private Queue firstWithWork() {
        return inbox.counts().stream()
                .filter(count -> count.tasks() > 0 && count.queue().kind() != Queue.Kind.FILTER)
                .map(QueueCount::queue)
                .findFirst()
                .orElse(Queue.MINE);
    }

    private void pick(Line line) {
        if (work != null && work.entry().key() == line.key()) return;
        open(line.entry());
        move();
    }

    private void open(TaskEntry entry) {
        untouchedSince = null;
        work = new WorkPane(entry, content, this);
        workplace.removeAll();
        workplace.add(work);
        setClassName("inbox-working", true);
        tasks.mark(tasks.line(entry.key()));
    }

    private void showNothing() {
        work = null;
        workplace.removeAll();
        workplace.add(new EmptyState(
                VaadinIcon.INBOX, getTranslation("inbox.nothing-open"), getTranslation("inbox.nothing-open-hint")));
        setClassName("inbox-working", false);
        tasks.mark(null);
    }

    private void change(java.util.function.LongConsumer deed, String told) {
        if (work == null) return;
        var key = work.entry().key();
        if (Notices.attempt(() -> deed.accept(key))) Notices.done(getTranslation(told));
        refresh();
    }

    /** Asked on another thread: only looks at what never changes or is made for that. */
    private boolean concerns(TaskNews news) {
        return news.tasks().stream()
                .anyMatch(task -> tasks.keys().contains(task.key())
                        || me.id().equals(task.assignee())
                        || task.candidateGroups().stream().anyMatch(me.teams()::contains)
                        || me.seesAll() && SHOW_OTHERS.contains(tasks.queue().kind()));
    }

    private void refresh() {
        tasks.refresh();
        queues.refresh();
        if (work == null) return;
        try {
            work.update(inbox.get(work.entry().key()));
        } catch (Refused gone) {
            Notices.refused(gone);
            showNothing();
            stay();
        }
    }

    /** To another place of the inbox, from which the browser's Back returns. */
    private void move() {
        address(History::pushState);
    }

    /** The place where the person is has another address now. */
    private void stay() {
        address(History::replaceState);
    }

    private interface Change {
        void of(History history, @Nullable BaseJsonNode state, Location location);
    }

    private void address(Change change) {
        var path = work == null ? "inbox" : "inbox/" + work.entry().key();
        getUI().ifPresent(ui -> {
            change.of(ui.getPage().getHistory(), null, new Location(path + "?queue=" + tasks.queue()));
            ui.getPage().setTitle(getPageTitle());
        });
    }

    private static String title(TaskEntry entry) {
        var subject = entry.subject();
        return subject == null ? entry.name() : entry.name() + " · " + subject.number();
    }
}
