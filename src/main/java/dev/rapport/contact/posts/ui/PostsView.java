package dev.rapport.contact.posts.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import dev.rapport.access.Staff;
import dev.rapport.contact.posts.Mood;
import dev.rapport.contact.posts.Post;
import dev.rapport.contact.posts.PostFilter;
import dev.rapport.contact.posts.PostState;
import dev.rapport.contact.posts.PostsChanged;
import dev.rapport.contact.posts.PublicPosts;
import dev.rapport.customer.Customers;
import dev.rapport.platform.Channel;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Page;
import dev.rapport.platform.UserId;
import dev.rapport.platform.ui.ListFilter;
import dev.rapport.platform.ui.ListPage;
import dev.rapport.platform.ui.Live;
import dev.rapport.platform.ui.Times;
import jakarta.annotation.security.RolesAllowed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What people say of us where everybody reads it: what is new first. */
@Route("posts")
@Menu(title = "nav.posts", order = 39.5, icon = "vaadin:megaphone")
@RolesAllowed({"SALES", "SERVICE", "COMMUNITY", "MANAGER", "AUDITOR", "ADMIN"})
public class PostsView extends ListPage<Post> {

    private final transient PublicPosts posts;
    private final transient Customers customers;
    private final transient Staff staff;
    private final transient Map<UserId, String> owners = new HashMap<>();
    private final transient Map<CustomerId, String> names = new HashMap<>();
    private final transient ListFilter<PostState> state = choice(
                    "state", "post.state", PostState.values(), value -> getTranslation("word.PostState." + value))
            .usually(PostState.NEW);
    private final transient ListFilter<Mood> mood =
            choice("mood", "post.mood", Mood.values(), value -> getTranslation("word.Mood." + value));
    private final transient ListFilter<Channel> channel = choice(
            "channel",
            "post.channel",
            List.of(Channel.WEB, Channel.WEIBO, Channel.DOUYIN, Channel.WECHAT, Channel.WECOM),
            Channel::word,
            value -> getTranslation("word.channel." + value.word()));
    private final transient ListFilter<String> keyword;
    private final transient ListFilter<String> team;
    private final transient ListFilter<Boolean> mine = only("mine", "post.only-mine");

    PostsView(PublicPosts posts, Customers customers, Staff staff, Live live) {
        super("nav.posts");
        live.refresh(this, PostsChanged.class, this::reload);
        this.posts = posts;
        this.customers = customers;
        this.staff = staff;
        keyword = choice("keyword", "post.keyword", posts.keywords(), Function.identity(), Function.identity());
        team = choice(
                "team",
                "post.team",
                staff.activeTeams().stream().map(one -> one.key()).toList(),
                Function.identity(),
                this::teamName);
        var columns = columns();
        columns.card("post.said", PostsView::link);
        columns.cell("post.said", PostsView::link).width("16rem", 4).wideOnly();
        columns.cell("post.who", this::who).width("9rem", 1);
        columns.words(
                        "post.channel",
                        one -> getTranslation("word.channel." + one.channel().word()))
                .width("6rem", 0);
        columns.cell("post.mood", one -> PostChips.mood(one.mood())).narrow();
        columns.words("post.deed", one -> getTranslation("word.PostDeed." + one.deed()))
                .labelled();
        columns.cell("post.state", one -> PostChips.state(one.state())).narrow();
        columns.cell("post.when", one -> Times.ago(one.at())).width("7rem", 0);
        columns.words("post.holder", this::holder).labelled();
        ifNothing(VaadinIcon.MEGAPHONE, "post.none");
    }

    @Override
    protected Page<Post> read(int limit, @Nullable String after) {
        var filter = new PostFilter(state.get(), mood.get(), channel.get(), keyword.get(), team.get(), mine.isSet());
        var page = posts.list(filter, limit, after);
        names.putAll(customers.names(of(page, Post::customer)));
        owners.putAll(staff.names(of(page, Post::owner)));
        return page;
    }

    private static <V> List<V> of(Page<Post> page, Function<Post, @Nullable V> what) {
        return page.items().stream()
                .flatMap(post -> Stream.<V>ofNullable(what.apply(post)))
                .distinct()
                .toList();
    }

    private static Anchor link(Post post) {
        return new Anchor("posts/" + post.id(), post.beginning());
    }

    private Component who(Post post) {
        var customer = post.customer();
        if (customer != null) return new Anchor("customers/" + customer, names.getOrDefault(customer, "–"));
        return new Span(Stream.of(post.called(), post.handle())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("–"));
    }

    /** The person, or the team. */
    private String holder(Post post) {
        if (post.owner() != null) return owners.getOrDefault(post.owner(), "–");
        return teamName(post.team());
    }

    private String teamName(String key) {
        return staff.team(key).map(one -> one.name(getLocale())).orElse(key);
    }
}
