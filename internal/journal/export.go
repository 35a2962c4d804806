package journal

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"time"

	"presshold/internal/plain"
)

// ExportFormat is the version of the JSON that [Store.ExportJSON] writes. It goes up
// when something in it changes its meaning or goes away; what is new may come at any
// time.
const ExportFormat = 1

// exported is all that is exported beside the sessions.
type exported struct {
	Format   int       `json:"format"`
	Program  string    `json:"program"`
	Exported time.Time `json:"exported"`
	Client   string    `json:"client,omitempty"` // whose sessions they are; "" for all
}

// ExportJSON writes the sessions of a filter whole, those that began first first, and,
// unless they are a client's only, all practice. It fails as the writer or the journal
// does, and has then written less than a whole document.
func (s *Store) ExportJSON(ctx context.Context, to io.Writer, f Filter, program string, now time.Time) error {
	w := bufio.NewWriter(to)
	head, err := json.Marshal(exported{ExportFormat, program, now, f.Client})
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "%s,\n", head[:len(head)-1])
	out := &array{w: w}
	out.begin("sessions")
	err = s.export(ctx, f, true, func(one Session) error {
		return out.add(struct {
			Session

			Notes []string `json:"notes"`
		}{one, one.Notes()})
	})
	if err == nil && f.Client == "" {
		err = s.exportPractice(ctx, out)
	}
	if err != nil {
		return err
	}
	out.end()
	fmt.Fprint(w, "}\n")
	return w.Flush()
}

// array writes lists of values, a line each. No terminal acts on what is in them.
type array struct {
	w     *bufio.Writer
	open  bool
	items int
}

func (a *array) begin(name string) {
	if a.open {
		a.end()
		fmt.Fprint(a.w, ",\n")
	}
	a.open, a.items = true, 0
	fmt.Fprintf(a.w, "%q: [", name)
}

func (a *array) add(v any) error {
	text, err := json.Marshal(v)
	if err != nil {
		return err
	}
	a.items++
	if a.items > 1 {
		fmt.Fprint(a.w, ",")
	}
	_, err = fmt.Fprintf(a.w, "\n%s", plain.JSON(text))
	return err
}

func (a *array) end() { fmt.Fprint(a.w, "\n]") }

// export hands over the sessions of a filter, those that began first first.
func (s *Store) export(ctx context.Context, f Filter, whole bool, take func(Session) error) error {
	var ids []int64
	err := s.look(ctx, func(r *reader) {
		query, args := f.query(r.clients(f.Client))
		ids = r.ids(query, args...)
	})
	slices.Reverse(ids)
	for len(ids) > 0 && err == nil {
		n := min(len(ids), batch)
		var found []Session
		err = s.look(ctx, func(r *reader) {
			if found = r.sessions(ids[:n]); whole {
				r.details(found)
			}
		})
		for i := 0; i < len(found) && err == nil; i++ {
			err = take(found[i])
		}
		ids = ids[n:]
	}
	return err
}

func (s *Store) exportPractice(ctx context.Context, out *array) error {
	past, err := s.Practice(ctx)
	if err != nil {
		return err
	}
	out.begin("drills")
	for _, d := range past.Results {
		if err := out.add(d); err != nil {
			return err
		}
	}
	out.begin("answers")
	for _, a := range past.Answers {
		if err := out.add(a); err != nil {
			return err
		}
	}
	return nil
}
