package dev.runyard.api.jsonapi;

import static java.util.stream.Collectors.toSet;

import dev.runyard.api.jsonapi.View.Sight;
import dev.runyard.engine.Reading;
import dev.runyard.persistence.TypedId;
import dev.runyard.persistence.problem.Conflict;
import dev.runyard.persistence.problem.Forbidden;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.user.Actor;
import dev.runyard.persistence.user.UserId;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

/** A small API to try the format on: books, their authors, and the cities these live in. */
@Configuration
@EnableWebMvc
@Import(JsonApiConfiguration.class)
class Library {
    /** What was loaded for includes, a line for each load. */
    static final List<String> LOADS = new ArrayList<>();

    record Book(String id, String title, @Nullable String authorId) {}

    record Author(String id, String cityId) {}

    record City(String id) {}

    record Undeclared(String secret) {}

    record NewBook(
            String title, @Nullable Integer pages, @Nullable UserId author, List<UserId> readers) {}

    @Unsupported({"format=\"paper\"", "price=0", "price=1"})
    record BookChanges(Field<String> title, Field<Boolean> lent, Field<Integer> pages) {}

    record Loan(@Nullable Instant until) {}

    record Remark(@Nullable String comment) {}

    record Tag(String name) {}

    record Shelf(UserId keeper, List<UserId> readers) {}

    @Bean
    MeterRegistry meterRegistry() {
        return new SimpleMeterRegistry();
    }

    @Bean
    Reading reading() {
        return new Reading() {
            @Override
            public <T> T of(Supplier<T> reads) {
                return reads.get();
            }
        };
    }

    @Bean
    Views views() {
        return request -> new View(new Actor.User(new UserId("user-1"), "ada", false), "https://yard.example", sight());
    }

    /** Everybody may see every city but the forbidden one. */
    private static Sight sight() {
        return new Sight() {
            @Override
            public <I extends TypedId> Set<I> of(Actor actor, Collection<I> things) {
                return things.stream()
                        .filter(thing -> !thing.value().equals("forbidden"))
                        .collect(toSet());
            }
        };
    }

    @Bean
    Resource<Book> books() {
        return resource(
                Book.class,
                ResourceType.named("books", Book::id)
                        .attribute("title", Book::title)
                        .attribute("published-at", book -> Instant.parse("2026-01-02T03:04:05.123456Z"))
                        .attribute(
                                "status-timestamps",
                                book -> new StatusTimestamps(Map.of("lent-at", Instant.parse("2026-01-02T03:04:05Z"))))
                        .attribute("subtitle", book -> null)
                        .attribute("reader", (book, view) -> ((Actor.User) view.actor()).username())
                        .batchedAttribute("rank", (books, view) -> {
                            LOADS.add("rank of " + books.size());
                            return books::indexOf;
                        })
                        .toOne("written-by", "authors", Book::authorId)
                        .toMany("chapters", "chapters", book -> List.of("c-1", "c-2"))
                        .toMany("reviews", "reviews", book -> List.of())
                        .self(book -> "/api/v2/books/" + book.id()),
                id -> new Book(id, "Included", null));
    }

    @Bean
    Resource<Author> authors() {
        return resource(
                Author.class,
                ResourceType.named("authors", Author::id).toOne("lives-in", "cities", Author::cityId),
                id -> new Author(id, id.equals("author-f") ? "forbidden" : "city-1"));
    }

    @Bean
    Resource<City> cities() {
        return resource(City.class, ResourceType.named("cities", City::id), City::new);
    }

    private static <T> Resource<T> resource(
            Class<T> shown, ResourceType<T> type, java.util.function.Function<String, T> make) {
        return new Resource<>() {
            @Override
            public Class<T> shows() {
                return shown;
            }

            @Override
            public ResourceType<T> type() {
                return type;
            }

            @Override
            public List<T> byIds(Collection<String> ids) {
                LOADS.add(type.name() + " " + ids);
                return ids.stream().map(make).toList();
            }

            @Override
            public @Nullable TypedId subject(T row) {
                return row instanceof City city ? new UserId(city.id()) : null;
            }
        };
    }

    /** The handlers. */
    @ApiController
    static class Desk {
        @Nullable
        Object received;

        @GetMapping("/api/v2/books")
        Listing<Book> list(Paging paging, @RequestParam(name = "shelf", required = false) @Nullable String shelf) {
            var all = IntStream.rangeClosed(1, 45)
                    .mapToObj(i -> new Book("book-" + i, "Book " + i, "author-" + i % 2))
                    .toList();
            return paging.of("empty".equals(shelf) ? List.of() : all);
        }

        @GetMapping("/api/v2/shelf")
        List<Book> shelf() {
            return List.of(new Book("book-1", "One", null));
        }

        @GetMapping("/api/v2/books/{id}")
        Book read(@PathVariable String id) {
            return new Book(id, "One", id.equals("book-f") ? "author-f" : "author-1");
        }

        @GetMapping("/api/v2/pages/{number}")
        Book page(@PathVariable int number, @RequestParam(required = false) @Nullable Integer line) {
            return new Book("book-" + number, "One", null);
        }

        @GetMapping("/api/v2/secret")
        Undeclared secret() {
            return new Undeclared("s3cret");
        }

        @PostMapping("/api/v2/books")
        @ResponseStatus(HttpStatus.CREATED)
        Book create(@JsonApiBody NewBook book) {
            received = book;
            return new Book("book-9", book.title(), null);
        }

        @PatchMapping("/api/v2/books/{id}")
        Book change(@JsonApiBody BookChanges changes) {
            received = changes;
            return new Book("book-9", changes.title().orElse("kept"), null);
        }

        @PostMapping("/api/v2/books/{id}/actions/lend")
        @ResponseStatus(HttpStatus.ACCEPTED)
        void lend(@JsonApiBody(optional = true, limit = 100) Remark remark) {
            received = remark;
        }

        @PostMapping("/api/v2/books/{id}/loans")
        @ResponseStatus(HttpStatus.NO_CONTENT)
        void loan(@JsonApiBody(optional = true) Loan loan) {
            received = loan;
        }

        @PostMapping("/api/v2/books/{id}/tags")
        @ResponseStatus(HttpStatus.NO_CONTENT)
        void tag(@JsonApiBody List<Tag> tags) {
            received = tags;
        }

        @PostMapping("/api/v2/shelves")
        @ResponseStatus(HttpStatus.NO_CONTENT)
        void build(@JsonApiBody Shelf shelf) {
            received = shelf;
        }

        @GetMapping("/api/v2/fail/{how}")
        void fail(@PathVariable String how) {
            switch (how) {
                case "missing" -> throw new NotFound();
                case "conflict" -> throw new Conflict("The book is lent.");
                case "parameter" -> throw new InvalidParameterException("no UTF-8");
                case "forbidden" -> throw new Forbidden("Not yours.");
                default -> throw new IllegalStateException("the password is hunter2");
            }
        }
    }
}
