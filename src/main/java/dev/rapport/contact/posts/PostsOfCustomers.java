package dev.rapport.contact.posts;

import static dev.rapport.platform.ErasedRows.deleted;

import dev.rapport.cases.StoryChapter;
import dev.rapport.cases.StoryChapter.View;
import dev.rapport.platform.CustomerTable;
import dev.rapport.platform.ErasesCustomer;
import dev.rapport.platform.FollowsCustomer;
import dev.rapport.platform.KeptOfCustomer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What customers say in public is told in their story, given out, moved and erased with them. */
@Configuration(proxyBeanMethods = false)
class PostsOfCustomers {

    private static final String THEIRS = "customer_id = any(:customers) or ticket_id = any(:cases)"
            + " or concat_ws(' ', handle, called, heading, link, words, proof) ~* :pattern";

    /** Below theirs, and what names them below somebody else's. */
    private static final String ANSWERS =
            "post_id in (select id from public_post where " + THEIRS + ") or words ~* :pattern";

    @Bean
    KeptOfCustomer answersToCustomersInPublic() {
        return new KeptOfCustomer(
                "public_post_answer", "post_id in (select id from public_post where customer_id = :customer)");
    }

    @Bean
    StoryChapter tellsOfPosts() {
        return StoryChapter.of("posts", View.RELATIONSHIP, PostEvent.OfCustomer.class);
    }

    @Bean
    FollowsCustomer postsFollowCustomers() {
        return new FollowsCustomer(CustomerTable.of("public_post", "customer_id"));
    }

    @Bean
    ErasesCustomer postsOfErasedCustomers() {
        return new ErasesCustomer(
                deleted("outgoing", "about in (select id from public_post_answer where " + ANSWERS + ")"),
                deleted("public_post_answer", ANSWERS),
                deleted("public_post", THEIRS));
    }
}
