package journal

// Progress is told how far something has come that may take long: what is being done, and
// the part of it that is done, from 0 to 1, or less than 0 where that can't be told.
type Progress func(what string, part float64)

// Watch has what takes long told to somebody from now on.
func (s *Store) Watch(progress Progress) { s.progress = progress }

// tell tells how far something has come.
func (s *Store) tell(what string, part float64) {
	if s.progress != nil {
		s.progress(what, part)
	}
}
