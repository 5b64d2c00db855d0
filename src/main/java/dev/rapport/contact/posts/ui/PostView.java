package dev.rapport.contact.posts.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.rapport.access.Access;
import dev.rapport.access.Staff;
import dev.rapport.cases.ui.SubjectLink;
import dev.rapport.contact.canned.CannedOffers;
import dev.rapport.contact.posts.AnswersInPublic;
import dev.rapport.contact.posts.Mood;
import dev.rapport.contact.posts.Post;
import dev.rapport.contact.posts.PostDeed;
import dev.rapport.contact.posts.PostDesk;
import dev.rapport.contact.posts.PostState;
import dev.rapport.contact.posts.PublicAnswer;
import dev.rapport.contact.posts.PublicPosts;
import dev.rapport.customer.CustomerDesk;
import dev.rapport.customer.Customers;
import dev.rapport.platform.Bilingual;
import dev.rapport.platform.Ids;
import dev.rapport.platform.ui.Facts;
import dev.rapport.platform.ui.Notices;
import dev.rapport.platform.ui.PageHead;
import dev.rapport.platform.ui.Panel;
import dev.rapport.platform.ui.Times;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One post: what it says, what the rules say of it, who wrote it, and what can be done about it. */
@Route("posts/:post")
@RolesAllowed({"SALES", "SERVICE", "COMMUNITY", "MANAGER", "AUDITOR", "ADMIN"})
@CssImport("./styles/tickets.css")
public class PostView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final transient PublicPosts posts;
    private final transient PostDesk desk;
    private final transient AnswersInPublic answers;
    private final transient CannedOffers offers;
    private final transient Access access;
    private final transient Customers customers;
    private final transient CustomerDesk customerDesk;
    private final transient Staff staff;
    private UUID shown = new UUID(0, 0);

    PostView(
            PublicPosts posts,
            PostDesk desk,
            AnswersInPublic answers,
            CannedOffers offers,
            Customers customers,
            CustomerDesk customerDesk,
            Staff staff,
            Access access) {
        this.answers = answers;
        this.offers = offers;
        this.access = access;
        this.posts = posts;
        this.desk = desk;
        this.customers = customers;
        this.customerDesk = customerDesk;
        this.staff = staff;
        addClassName("page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent navigation) {
        shown = Ids.parse(navigation.getRouteParameters().get("post").orElse(""));
        reload();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("post.title");
    }

    private PostPage read() {
        var post = posts.get(shown);
        var customer = post.customer();
        var mayAnswer = answers.mayAnswer(post);
        return new PostPage(
                post,
                posts.candidates(shown),
                posts.answers(shown),
                mayAnswer && answers.goesOut(shown),
                customer == null ? null : customers.names(List.of(customer)).getOrDefault(customer, "–"),
                posts.ticket(shown).orElse(null),
                holder(post),
                desk.mayWork(post),
                mayAnswer);
    }

    private String holder(Post post) {
        var owner = post.owner();
        if (owner != null) return staff.names(List.of(owner)).getOrDefault(owner, "–");
        return staff.team(post.team()).map(team -> team.name(getLocale())).orElse(post.team());
    }

    private void reload() {
        var page = read();
        var post = page.post();
        removeAll();
        var left = new Div(
                new Panel(getTranslation("post.said"), words(post)),
                new Panel(getTranslation("post.answers"), answers(page)));
        left.addClassName("stack");
        var right = new Div(
                new Panel(getTranslation("post.rules"), rules(page)),
                new Panel(getTranslation("post.who"), new AuthorPanel(desk, customerDesk, page, this::reload)),
                new Panel(getTranslation("post.complaint"), complaint(page)));
        right.addClassName("stack");
        var columns = new Div(left, right);
        columns.addClassName("two-columns");
        add(
                new PageHead(getPageTitle())
                        .facts(
                                PostChips.mood(post.mood()),
                                PostChips.state(post.state()),
                                new Span(getTranslation(
                                        "word.channel." + post.channel().word())),
                                new Span(posts.account(shown)),
                                new Span(getTranslation("word.PostKind." + post.kind())),
                                Times.ago(post.at()),
                                new Span(page.holder()),
                                new Anchor("posts", getTranslation("post.all")))
                        .actions(page.mayWork() ? ways(post).toArray(Component[]::new) : new Component[0]),
                columns);
    }

    /** Always plain words, whatever they look like. */
    private Component words(Post post) {
        var said = new Div();
        said.addClassName("stack");
        if (post.heading() != null) {
            var heading = new Paragraph(post.heading());
            heading.addClassName("message-body");
            heading.getStyle().setFontWeight("600");
            said.add(heading);
        }
        var body = new Paragraph(post.words());
        body.addClassName("message-body");
        if (post.language() != null) body.getElement().setAttribute("lang", post.language());
        said.add(body);
        if (post.link() != null) said.add(original(post.link()));
        return said;
    }

    /** The other side learns nothing of us but that somebody came. */
    private Anchor original(String link) {
        var original = new Anchor(link, getTranslation("post.original"), AnchorTarget.BLANK);
        original.setRouterIgnore(true);
        original.getElement().setAttribute("rel", "noopener noreferrer");
        original.getElement().setAttribute("title", link);
        return original;
    }

    private Component rules(PostPage page) {
        var post = page.post();
        var corrected = post.corrected();
        var heard = corrected == null ? post.mood() : corrected.heard();
        var facts = new Facts()
                .with(getTranslation("post.mood"), getTranslation("word.Mood." + heard))
                .with(getTranslation("post.because"), because(post.moodBecause()))
                .with(getTranslation("post.deed"), getTranslation("word.PostDeed." + post.deed()))
                .with(getTranslation("post.because"), because(post.deedBecause()));
        if (!post.keywords().isEmpty()) facts.with(getTranslation("post.keyword"), String.join(", ", post.keywords()));
        if (post.reach() != null) facts.with(getTranslation("post.reach"), getTranslation("post.people", post.reach()));
        if (corrected != null) facts.with(getTranslation("post.mood-corrected"), corrected(post, corrected));
        if (!page.mayWork()) return facts;
        var rules = new Div(facts, feeling(post));
        rules.addClassName("stack");
        return rules;
    }

    private Component corrected(Post post, Post.Correction correction) {
        var by = staff.names(List.of(correction.by())).getOrDefault(correction.by(), "–");
        return new Span(
                new Span(getTranslation("post.mood-by", getTranslation("word.Mood." + post.mood()), by) + " "),
                Times.ago(correction.at()));
    }

    private Component feeling(Post post) {
        var moods = new Select<Mood>();
        moods.setLabel(getTranslation("post.mood-is"));
        moods.setItems(Mood.values());
        moods.setItemLabelGenerator(mood -> getTranslation("word.Mood." + mood));
        moods.setValue(post.mood());
        moods.addValueChangeListener(chosen -> {
            if (chosen.isFromClient()) feel(post, chosen.getValue());
        });
        return moods;
    }

    private void feel(Post post, Mood mood) {
        if (Notices.attempt(() -> desk.feel(post.id(), mood, post.revision())))
            Notices.done(getTranslation("post.mood-was-corrected", getTranslation("word.Mood." + mood)), () -> {
                desk.feel(post.id(), post.mood(), posts.get(post.id()).revision());
                reload();
            });
        reload();
    }

    private String because(@Nullable String sentence) {
        return sentence == null ? "–" : new Bilingual(sentence).in(getLocale());
    }

    private Component answers(PostPage page) {
        var authors =
                page.answers().stream().map(PublicAnswer::author).distinct().toList();
        return new AnswerPanel(
                answers, offers, page, staff.names(authors), access.me().id(), this::reload);
    }

    private Component complaint(PostPage page) {
        var lines = new Div();
        lines.addClassName("stack");
        if (page.ticket() != null) lines.add(new SubjectLink(page.ticket()));
        else {
            lines.add(new Span(getTranslation("post.no-complaint")));
            if (page.mayWork()) {
                var complain = new Button(getTranslation("post.complain"), click -> complain(page.post()));
                if (page.post().deed() == PostDeed.COMPLAINT) complain.addThemeVariants(ButtonVariant.PRIMARY);
                lines.add(complain);
            }
        }
        return lines;
    }

    private void complain(Post post) {
        if (post.customer() == null) new ComplaintDialog(desk, customerDesk, post, this::reload).open();
        else {
            Notices.attempt(() -> desk.complain(post.id(), null));
            reload();
        }
    }

    private List<Button> ways(Post post) {
        var ways = new ArrayList<Button>();
        if (post.owner() == null) ways.add(way("post.take", () -> desk.take(post.id())));
        if (post.state() == PostState.NEW) {
            ways.add(stands("post.ignore", post, PostState.IGNORED));
            var handled = stands("post.handled", post, PostState.HANDLED);
            handled.addThemeVariants(ButtonVariant.PRIMARY);
            ways.add(handled);
        } else ways.add(stands("post.again", post, PostState.NEW));
        return ways;
    }

    private Button stands(String key, Post post, PostState state) {
        return way(key, () -> desk.stand(post.id(), state, post.revision()));
    }

    private Button way(String key, Runnable deed) {
        return new Button(getTranslation(key), click -> {
            Notices.attempt(deed);
            reload();
        });
    }
}
