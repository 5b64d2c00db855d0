package dev.rapport.contact.posts.ui;

import dev.rapport.contact.posts.Post;
import dev.rapport.contact.posts.PublicAnswer;
import dev.rapport.contact.posts.PublicPosts.PossibleAuthor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that the page of a post shows.
 *
 * @param goesOut whether an answer goes out by itself
 * @param customer name of who wrote it; absent as long as nobody knows
 * @param ticket number of the case that came of it
 * @param mayWork whether the reader may do something about it
 * @param mayAnswer whether the reader may answer it, at least
 */
record PostPage(
        Post post,
        List<PossibleAuthor> candidates,
        List<PublicAnswer> answers,
        boolean goesOut,
        @Nullable String customer,
        @Nullable String ticket,
        String holder,
        boolean mayWork,
        boolean mayAnswer) {}
